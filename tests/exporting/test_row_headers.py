"""A first column that names its rows heads them, for those who hear a table cell by cell."""

import re

import pytest

from long_texts import document


@pytest.mark.parametrize(
    ("rows", "heads"),
    [
        ([("Council", "£60"), ("Trust", "£30")], ["Council", "Trust"]),
        ([("Council", "£60"), ("Council", "£30")], []),  # no name of one row
        ([("Council", "£60"), ("", "£30")], []),
        ([("Council " * 12, "£60"), ("Trust", "£30")], []),
    ],
)
def test_a_first_column_that_names_its_rows_heads_them_in_html(
    rows: list[tuple[str, str]], heads: list[str]
) -> None:
    body = "".join(f"| {name} | {sum_} |\n" for name, sum_ in rows)
    data = document("html", f"# A title\n\n| Party | Sum |\n|---|---|\n{body}", 12)
    found = re.findall(r'<th[^>]*scope="row"[^>]*>([^<]*)</th>', data.decode())
    assert found == heads
    assert data.decode().count('scope="col"') == 2
