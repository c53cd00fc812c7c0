"""What a converter complains of is told in few words, with its place."""

from base64 import b64encode
from pathlib import Path

import pytest

from conftest import Mou
from mou_cli.errors import EnvironmentFaultError
from mou_cli.exporting.complaints import LONGEST, complaint_of, in_short, with_place
from mou_cli.exporting.pandoc import convert_to_bytes

DAMAGED = "data:image/png;base64," + b64encode(b"\x89PNG\r\n\x1a\n" + bytes(100_000)).decode()


def test_a_picture_never_fills_the_terminal() -> None:
    with pytest.raises(EnvironmentFaultError) as caught:
        convert_to_bytes(f"![A map]({DAMAGED})", "odt")
    assert "AAAA" not in caught.value.message
    assert "(a picture)" in caught.value.message
    assert len(caught.value.message) < LONGEST + 100


def test_a_long_complaint_is_cut() -> None:
    assert in_short("no\n  such   file") == "no such file"
    assert in_short("x" * 10_000) == "x" * 80 + "…"
    assert len(in_short("word " * 10_000)) == LONGEST + 1


def test_a_character_without_a_font_is_named() -> None:
    said = 'PDF/UA-1 error: the text `"世界"` could not be displayed with font `"Source Sans 3"`'
    words, mend = complaint_of(said, "Report it as a fault of mou")
    assert words == "no font of the documents has `世` (U+4E16, CJK unified ideograph-4e16)"
    assert "Latin letters" in mend
    assert complaint_of("no room", "Make room") == ("no room", "Make room")


def test_the_place_of_a_character_is_its_heading_and_the_words_around_it() -> None:
    error = EnvironmentFaultError("no font of the documents has `世` (U+4E16)", "Say it in words")
    placed = with_place(error, "# Title\n\n## 3. Outcomes {#outcomes}\n\nThe *whole* 世 comes.\n")
    assert placed.message.endswith("; it stands under “3. Outcomes”, in “The whole 世 comes.”")
    assert with_place(error, "nothing") is error
    assert with_place(EnvironmentFaultError("no room", ""), "世").message == "no room"


def test_a_draft_with_an_emoji_says_which_and_where(mou: Mou, south_east_essex: Path) -> None:
    agreement = south_east_essex / "data" / "mou.yaml"
    text = agreement.read_text(encoding="utf-8")
    words = "The following organisations are parties to the MoU:"
    assert words in text
    agreement.write_text(text.replace(words, f"{words} 🎉", 1), encoding="utf-8")
    ran = mou("-C", south_east_essex, "render", "--draft", "--format", "pdf")
    assert ran.code == 2
    assert "no font of the documents has `🎉` (U+1F389, Party popper)" in ran.err
    assert "parties to the MoU: 🎉”" in ran.err
    assert "fault of mou" not in ran.err
