"""Every letter of the package's font comes back from every format as it went in."""

import struct
from collections.abc import Iterator

import pytest
from hypothesis import given

from conftest import ROOT
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.exporting.paper import Paper
from mou_cli.files.package import package_folder
from mou_cli.proofreading.manuscript import manuscript_of
from mou_cli.proofreading.proofs import difference
from mou_cli.prose.markdown import blocks_to_markdown, escape
from mou_cli.prose.tree import Blocks
from mou_cli.trees import DiskTree
from strategies import examples, trees

OFFICE_AND_PAGES = [name for name in DOCUMENT_FORMATS if name != "pdf"]
PICTURES = ("assets/map.svg", "assets/a/b-1.png", "assets/X_2.jpeg")


def compare(markdown: str, form: str) -> None:
    paper = Paper("T", (), None, "1", None, "d", "f", missing=PICTURES)
    data = DOCUMENT_FORMATS[form].maker()(DiskTree(ROOT), paper, markdown)
    pieces = manuscript_of(markdown)
    assert difference(pieces, form, data, missing=PICTURES) is None


def letters_of_the_font() -> Iterator[str]:
    """Yield what a font's `cmap` has in its format 12 (OpenType 1.9)."""
    data = (package_folder("fonts") / "SourceSans3-Regular.ttf").read_bytes()
    tables = {data[at : at + 4]: at for at in range(12, 12 + 16 * data[5], 16)}
    (cmap,) = struct.unpack_from(">I", data, tables[b"cmap"] + 8)
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">I", data, cmap + 8 + 8 * number)
        kind, _, _, _, groups = struct.unpack_from(">HHIII", data, cmap + offset)
        if kind == 12:
            for group in range(groups):
                first, last, _ = struct.unpack_from(">III", data, cmap + offset + 16 + 12 * group)
                yield from map(chr, range(first, last + 1))
            return


@pytest.mark.parametrize("form", DOCUMENT_FORMATS)
def test_every_letter_comes_back(form: str) -> None:
    letters = [letter for letter in letters_of_the_font() if letter.isprintable()]
    assert len(letters) > 1500
    lines = [escape(f"a{letter}b {letter} -{letter}- {letter}") for letter in letters]
    compare("# T\n\n" + "\n\n".join(lines), form)


@pytest.mark.parametrize("form", OFFICE_AND_PAGES)
def test_every_text_comes_back(form: str) -> None:
    @examples(15)
    @given(trees)
    def run(text: Blocks) -> None:
        compare(f"# T\n\n::: {{ .clause level=1 }}\n{blocks_to_markdown(text)}\n\n:::\n", form)

    run()
