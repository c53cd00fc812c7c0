"""Write the table of characters that a PDF can show, by asking Typst about each of them.

A PDF is set in the package's font, and in those that Typst carries where the package's has no such
character. Nothing names what they have, so Typst measures each character in two fonts: one that no
font has is as wide as the empty box of the first, and then as that of the second. Then it sets what
is left in a PDF, and says of which it cannot. It takes about a minute; run it after a new
release of Typst or of the font, when `tests/printable/test_characters.py` says so.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

PACKAGE = Path(__file__).parents[1] / "src" / "mou_cli"
TABLE = PACKAGE / "printable" / "characters.txt"
PLACES = (range(0xA0, 0x32000), range(0xE0000, 0xE01F0))
"""Where characters are: between the two is nothing but what is still to come."""

NO_CHARACTER = ("Cn", "Cs", "Co", "Cc")
BASES = "aбαבب\u0915"
"""What a mark may stand on: a mark needs one font that has both."""

MEASURE = """#let codes = json("codes.json")
#let width(font, code) = measure(text(font: font, str.from-unicode(code))).width
#context {
  let (first, second) = ("Source Sans 3", "Libertinus Serif")
  let empty = (width(first, 0x4E16), width(second, 0x4E16))
  let shown(code) = (width(first, code), width(second, code)) != empty
  [#metadata(codes.filter(shown)) <shown>]
}
"""
SET = """#set document(title: "Characters")
#set text(lang: "en", font: "Source Sans 3", weight: "WEIGHT")
"""
_REFUSED = re.compile(r"the text `\"(.)", re.DOTALL)


def main() -> None:
    """Write the table."""
    places = chain.from_iterable(PLACES)
    codes = [code for code in places if unicodedata.category(chr(code)) not in NO_CHARACTER]
    measured = [chr(code) for code in shown_by_width(codes)]
    marks = [c for c in measured if unicodedata.category(c).startswith("M")]
    shown = without_refused([c for c in measured if c not in marks])
    shown += [mark for mark in marks if any(refusal([base + mark]) is None for base in BASES)]
    TABLE.write_text(as_lines(sorted(map(ord, shown))), encoding="utf-8", newline="\n")


def shown_by_width(codes: list[int]) -> list[int]:
    """Return the characters that some font has."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "codes.json").write_text(json.dumps(codes), encoding="utf-8")
        main_file = Path(folder) / "main.typ"
        main_file.write_text(MEASURE, encoding="utf-8")
        found = typst.query(
            str(main_file),
            "<shown>",
            field="value",
            one=True,
            root=folder,
            font_paths=[str(PACKAGE / "fonts")],
            ignore_system_fonts=True,
        )
    codes_shown: list[int] = json.loads(found)
    return codes_shown


def without_refused(characters: list[str]) -> list[str]:
    """Return those that Typst sets, in each weight of a page."""
    kept = list(characters)
    for weight in ("regular", "bold"):
        while refused := refusal([f"a{character}b {character}" for character in kept], weight):
            kept.remove(refused)
    return kept


def refusal(texts: Iterable[str], weight: str = "regular") -> str | None:
    """Return the first character that Typst cannot set in a PDF, each text on a line of its own."""
    lines = "".join(f"#par({json.dumps(text, ensure_ascii=False)})\n" for text in texts)
    with TemporaryDirectory() as folder:
        main_file = Path(folder) / "main.typ"
        main_file.write_text(SET.replace("WEIGHT", weight) + lines, encoding="utf-8")
        try:
            typst.compile(
                str(main_file),
                root=folder,
                font_paths=[str(PACKAGE / "fonts")],
                ignore_system_fonts=True,
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            found = _REFUSED.search(error.message)
            if found is None:
                raise
            return found[1]
    return None


def as_lines(codes: list[int]) -> str:
    """Return the table: ranges of characters in hexadecimal figures, a line each."""
    return "".join(
        f"{first:X}\n" if first == last else f"{first:X}-{last:X}\n"
        for first, last in _ranges(codes)
    )


def _ranges(codes: list[int]) -> Iterator[tuple[int, int]]:
    first = last = codes[0]
    for code in codes[1:]:
        if code != last + 1:
            yield first, last
            first = code
        last = code
    yield first, last


if __name__ == "__main__":
    main()
