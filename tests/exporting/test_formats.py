"""The one list of formats: each line names what is there, and the help lists each."""

import pytest

from conftest import Mou
from mou_cli.exporting.formats import DOCUMENT_FORMATS, DocumentFormat
from mou_cli.exporting.pandoc import FILTERS
from mou_cli.operations.release_record import RELEASED_AS
from mou_cli.operations.signature_pages import SENT_AS


@pytest.mark.parametrize("each", DOCUMENT_FORMATS.values(), ids=lambda each: each.name)
def test_what_a_line_names_is_there(each: DocumentFormat) -> None:
    assert callable(each.maker())
    assert each.filters[0] == "common"
    assert all((FILTERS / f"{name}.lua").is_file() for name in each.filters)


def test_the_help_lists_every_format(mou: Mou) -> None:
    assert f"else all: {','.join(DOCUMENT_FORMATS)}." in mou("render", "--help").out


def test_what_is_sent_and_released_is_known() -> None:
    assert {*RELEASED_AS, *SENT_AS} <= set(DOCUMENT_FORMATS)
