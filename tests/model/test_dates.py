"""Dates of the precision that is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from mou_cli.model.dates import PartialDate
from strategies import examples

ADAPTER = TypeAdapter(PartialDate)


def parsed(written: str) -> PartialDate:
    return PartialDate.parse(written)


@pytest.mark.parametrize(
    ("written", "first", "last", "printed"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "2019"),
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31), "March 2019"),
        ("2019-03-09", date(2019, 3, 9), date(2019, 3, 9), "9 March 2019"),
        ("2019-03-29", date(2019, 3, 29), date(2019, 3, 29), "29 March 2019"),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28), "February 2019"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "February 2020"),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29), "29 February 2020"),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28), "February 1900"),
        ("2000-12", date(2000, 12, 1), date(2000, 12, 31), "December 2000"),
        ("0001", date(1, 1, 1), date(1, 12, 31), "0001"),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31), "December 9999"),
    ],
)
def test_a_date_is_an_interval_and_prints_as_a_document_writes_it(
    written: str, first: date, last: date, printed: str
) -> None:
    read = parsed(written)
    assert (read.first, read.last, read.printed, read.written) == (first, last, printed, written)


@pytest.mark.parametrize(
    "written",
    [
        *("", "19", "201", "20190", "2019-3", "2019-03-1", "2019-003", "201903", "2019/03"),
        *("2019-13", "2019-00", "2019-02-29", "2019-04-31", "2019-03-00", "2019-03-32", "0000"),
        *(
            "0000-01",
            "March 2019",
            " 2019",
            "2019 ",
            "2019\n",
            "2019-03-29T00:00",
            "+2019",
            "2019-",
        ),
        *("２０１９", "٢٠١٩-٠٣", "2019–03", "1900-02-29"),
    ],
)
def test_what_is_not_in_the_calendar_or_not_in_the_usual_form_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parsed(written)
    with pytest.raises(ValidationError, match="is no date") as fault:
        ADAPTER.validate_python(written)
    assert [details["type"] for details in fault.value.errors()] == ["SCH008"]


@pytest.mark.parametrize("value", [2019, 2019.5, True, None, ["2019"]])
def test_a_date_is_written_as_text(value: object) -> None:
    with pytest.raises(ValidationError):
        ADAPTER.validate_python(value)


@pytest.mark.parametrize(
    ("this", "other", "certainly", "possibly"),
    [
        ("2018", "2019", True, True),
        ("2019-03-28", "2019-03-29", True, True),
        ("2019-02", "2019-03-01", True, True),
        ("2019-03", "2019-03-01", False, False),
        ("2019-03", "2019-03-02", False, True),
        ("2019", "2019-03", False, True),
        ("2019-03", "2019", False, True),
        ("2019-03", "2019-03", False, True),
        ("2019-03-29", "2019-03-29", False, False),
        ("2019-12-31", "2019", False, False),
        ("2020", "2019", False, False),
    ],
)
def test_before_is_yes_no_or_possible(
    this: str, other: str, *, certainly: bool, possibly: bool
) -> None:
    assert parsed(this).certainly_before(parsed(other)) is certainly
    assert parsed(this).possibly_before(parsed(other)) is possibly


def test_a_date_in_a_sentence_has_its_preposition() -> None:
    assert parsed("2019-03-29").when == "on 29 March 2019"
    assert parsed("2019-03").when == "in March 2019"
    assert parsed("2019").when == "in 2019"


precisions = st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])
days = st.dates(min_value=date(1000, 1, 1))
dates = st.builds(lambda day, form: parsed(day.strftime(form)), days, precisions)


@examples(200)
@given(dates, dates)
def test_what_is_certain_is_possible_and_never_both_ways(a: PartialDate, b: PartialDate) -> None:
    assert a.first <= a.last
    assert not a.certainly_before(b) or a.possibly_before(b)
    assert not (a.certainly_before(b) and b.possibly_before(a))
    assert not a.certainly_before(a)


@examples(100)
@given(days, precisions)
def test_every_day_lies_in_its_own_date(day: date, form: str) -> None:
    read = parsed(day.strftime(form))
    assert read.first <= day <= read.last


@examples(200)
@given(st.text("0123456789-/ ", max_size=12))
def test_a_date_is_read_back_as_it_was_written_or_refused(written: str) -> None:
    try:
        read = parsed(written)
    except ValueError:
        return
    assert ADAPTER.dump_python(read) == written
    assert read.first.isoformat().startswith(written)


def test_an_editor_learns_the_form_from_the_schema() -> None:
    assert ADAPTER.json_schema() == {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
