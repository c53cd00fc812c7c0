"""What changed in a table is told by row and column."""

import pytest

from mou_cli.changes.tables import compare_tables
from mou_cli.prose import Prose

HEAD = "| Meeting | Month | Chair |\n|---|---|---|\n"
SPRING, AUTUMN = "| Spring | March | Ann |\n", "| Autumn | September | Bo |\n"
PLACES = (
    "| Meeting | Month | Chair | Place |\n|---|---|---|---|\n"
    "| Spring | March | Ann | Town hall |\n| Autumn | September | Bo | |\n"
)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (HEAD + SPRING + AUTUMN, []),
        (
            f"{HEAD}{SPRING}| Summer | June | Cy |\n{AUTUMN}",
            [("the row “Summer” of the table", None, "Month “June”; Chair “Cy”")],
        ),
        (HEAD + SPRING, [("the row “Autumn” of the table", "Month “September”; Chair “Bo”", None)]),
        (
            HEAD + SPRING.replace("Ann", "Cy") + AUTUMN,
            [("“Chair” in the row “Spring” of the table", "Ann", "Cy")],
        ),
        (
            HEAD + SPRING.replace("Ann", "") + AUTUMN,
            [("“Chair” in the row “Spring” of the table", "Ann", None)],
        ),
        (
            HEAD + SPRING.replace("Ann", "*Ann*") + AUTUMN,
            [("“Chair” in the row “Spring” of the table", "Ann", "Ann (stressed)")],
        ),
        (
            HEAD + SPRING.replace("Spring", "Easter") + AUTUMN,
            [("“Meeting” in the row “Easter” of the table", "Spring", "Easter")],
        ),
        (HEAD + AUTUMN + SPRING, [("the order of the rows of the table", None, None)]),
        (PLACES, [("the column “Place” of the table", None, "“Spring” “Town hall”")]),
        (
            HEAD.replace("Chair", "Led by") + SPRING + AUTUMN,
            [("the heading of column 3 of the table", "Chair", "Led by")],
        ),
        (
            "Words.",
            [
                (
                    "table",
                    "Meeting, Month, Chair; Spring, March, Ann; Autumn, September, Bo",
                    None,
                )
            ],
        ),
        (
            (HEAD + SPRING + AUTUMN).replace("---|\n", ":--|\n"),
            [("the layout of the table", None, None)],
        ),
    ],
)
def test_a_change_of_a_table_names_its_row_and_its_column(
    new: str, told: list[tuple[str, str | None, str | None]]
) -> None:
    old = HEAD + SPRING + AUTUMN
    assert list(compare_tables(Prose(old).blocks, Prose(new).blocks)) == told


def test_of_two_tables_it_says_which() -> None:
    old = f"{HEAD}{SPRING}\nAnd:\n\n{HEAD}{AUTUMN}"
    found = compare_tables(Prose(old).blocks, Prose(old.replace("Bo", "Cy")).blocks)
    assert list(found) == [("“Chair” in the row “Autumn” of table 2", "Bo", "Cy")]
