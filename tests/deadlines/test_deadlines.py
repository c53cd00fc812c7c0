"""Counting back from a meeting: worked by hand for real dates, and what always holds."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mou_cli.deadlines.bank_holidays import bank_holiday, why_left_out
from mou_cli.deadlines.counting import count_back
from mou_cli.deadlines.schedule import (
    DeadlineStanding,
    deadlines_of,
    earliest_meeting,
    standing,
    that_apply,
)
from mou_cli.model.deadlines import DeadlineRule
from strategies import examples

DAY = timedelta(days=1)
WEEKENDS = ("saturdays", "sundays")
WEEKDAYS_ALONE = (*WEEKENDS, "bank-holidays")
OF_THE_ACT = ("sundays", "bank-holidays", "christmas-break", "easter-break")


def rule(key: str = "publication", before: str = "meeting", **fields: object) -> DeadlineRule:
    known = {"title": key.capitalize(), "authority": "Standing order 1", "nation": "england"}
    return DeadlineRule.model_validate({**known, "key": key, "before": before, **fields})


def clear(number: int, *not_counted: str, nation: str = "england") -> DeadlineRule:
    return rule(clear_days=number, not_counted=not_counted, nation=nation)


def days_passed(start: date, counted: DeadlineRule) -> list[str]:
    """Return the days that did not count, as `Sat 26 Jun: Saturday`."""
    return [f"{found.day:%a %d %b}: {found.why}" for found in count_back(start, counted).left_out]


# Worked examples. Each day between the two is named in the comment.


def test_maldons_extraordinary_council_of_30_june_2021() -> None:
    # Wed 30 June  the meeting
    # Tue 29       clear day 1
    # Mon 28       clear day 2
    # Sun 27       not counted
    # Sat 26       not counted
    # Fri 25       clear day 3
    # Thu 24       clear day 4
    # Wed 23       clear day 5
    # Tue 22       papers are open to inspection
    meeting = date(2021, 6, 30)
    five = clear(5, *WEEKDAYS_ALONE)
    assert count_back(meeting, five).day == date(2021, 6, 22)
    assert days_passed(meeting, five) == ["Sat 26 Jun: Saturday", "Sun 27 Jun: Sunday"]


def test_the_same_meeting_where_saturdays_count() -> None:
    # Tue 29, Mon 28, Sat 26, Fri 25 and Thu 24 are the five; Sun 27 is not counted.
    assert count_back(date(2021, 6, 30), clear(5, *OF_THE_ACT)).day == date(2021, 6, 23)


def test_a_bank_holiday_between() -> None:
    # Thu 3 June 2021 the meeting; Wed 2, Tue 1; Mon 31 May is the spring bank holiday, Sun 30 and
    # Sat 29 do not count; Fri 28, Thu 27, Wed 26; so Tue 25 May.
    meeting = date(2021, 6, 3)
    assert count_back(meeting, clear(5, *WEEKDAYS_ALONE)).day == date(2021, 5, 25)
    assert "Mon 31 May: Spring Bank Holiday" in days_passed(meeting, clear(5, *WEEKDAYS_ALONE))


def test_each_nation_has_its_own_bank_holidays() -> None:
    # Wed 4 August 2021 the meeting. Mon 2 August is a bank holiday in Scotland alone.
    # England and Wales: Tue 3, Mon 2, Fri 30 July; so Thu 29.
    # Scotland: Tue 3, Fri 30, Thu 29; so Wed 28.
    meeting = date(2021, 8, 4)
    found = {
        nation: count_back(meeting, clear(3, *WEEKDAYS_ALONE, nation=nation)).day.day
        for nation in ("england", "wales", "scotland", "northern-ireland")
    }
    assert found == {"england": 29, "wales": 29, "scotland": 28, "northern-ireland": 29}
    assert bank_holiday(date(2021, 7, 12), "northern-ireland") == "Battle of the Boyne"
    assert bank_holiday(date(2021, 7, 12), "england") is None


def test_the_deadline_itself_is_a_day_that_counts() -> None:
    # Wed 10 May 2023 the meeting; Tue 9; Mon 8 is the bank holiday for the coronation; Fri 5,
    # Thu 4, Wed 3, Tue 2 are clear days 2 to 5. Mon 1 May is a bank holiday too, Sun 30 and
    # Sat 29 April are a weekend; so Fri 28 April.
    assert count_back(date(2023, 5, 10), clear(5, *WEEKDAYS_ALONE)).day == date(2023, 4, 28)


def test_the_easter_break() -> None:
    # Thu 8 April 2021 the meeting; Wed 7; the break is Thu 1 (the Thursday before Easter Day, the
    # 4th) to Tue 6; Wed 31 March, Tue 30, Mon 29, Fri 26; so Thu 25 March.
    meeting = date(2021, 4, 8)
    with_break = clear(5, *WEEKDAYS_ALONE, "easter-break")
    assert count_back(meeting, with_break).day == date(2021, 3, 25)
    # Without it Tue 6 and Thu 1 count: Wed 7, Tue 6, Thu 1, Wed 31, Tue 30; so Mon 29 March.
    assert count_back(meeting, clear(5, *WEEKDAYS_ALONE)).day == date(2021, 3, 29)


def test_the_christmas_break() -> None:
    # Thu 6 January 2022 the meeting; Wed 5, Tue 4; Mon 3 is the bank holiday for New Year's Day;
    # Fri 31 December, Thu 30; the break is Fri 24 (the last week day before Christmas Day, a
    # Saturday) to Wed 29 (the first week day after it that is no bank holiday); Thu 23; so Wed 22.
    meeting = date(2022, 1, 6)
    counted = clear(5, *WEEKDAYS_ALONE, "christmas-break")
    assert count_back(meeting, counted).day == date(2021, 12, 22)
    assert "Fri 24 Dec: Christmas break" in days_passed(meeting, counted)
    assert "Wed 29 Dec: Christmas break" in days_passed(meeting, counted)
    assert "Mon 27 Dec: Christmas Day (observed)" in days_passed(meeting, counted)


def test_the_christmas_break_round_a_weekend() -> None:
    # Christmas Day 2023 is a Monday: the last week day before it is Fri 22.
    days = [date(2023, 12, 21) + number * DAY for number in range(8)]
    left_out = [d.day for d in days if why_left_out(d, ["christmas-break"], "england")]
    assert left_out == [22, 23, 24, 25, 26, 27]


def test_what_elitestone_is_reported_to_have_decided() -> None:
    # R v Swansea City Council, ex parte Elitestone [1993] 46 EG 181, as reported: the meeting was
    # on Tue 1 May 1990, the papers were published on Thu 26 April, and three clear days were
    # needed. Sat 28 and Sun 29 were no clear days: Mon 30, Fri 27, Thu 26; so Wed 25 would have
    # been in time.
    meeting = date(1990, 5, 1)
    assert count_back(meeting, clear(3, *WEEKDAYS_ALONE)).day == date(1990, 4, 25)
    assert count_back(meeting, clear(3, *OF_THE_ACT[:2])).day == date(1990, 4, 26)


def test_twenty_eight_clear_days_where_every_day_counts() -> None:
    # Wed 30 June 2021 less 29 days is Tue 1 June; 2 to 29 June are the 28 days between.
    assert count_back(date(2021, 6, 30), rule(clear_days=28, not_counted=[])).day == date(
        2021, 6, 1
    )


def test_working_days_and_days() -> None:
    # Wed 30 June 2021; Tue 29, Mon 28, Fri 25.
    assert count_back(date(2021, 6, 30), rule(working_days=3)).day == date(2021, 6, 25)
    assert count_back(date(2021, 6, 30), rule(days=3)).day == date(2021, 6, 27)
    assert count_back(date(2021, 6, 30), rule(days=0)).day == date(2021, 6, 30)


def test_a_rule_counted_from_another() -> None:
    # Publication by Tue 22 June 2021 (above); despatch two working days before: Mon 21, Fri 18.
    despatch = rule("despatch", "publication", working_days=2)
    found = deadlines_of(date(2021, 6, 30), [clear(5, *WEEKDAYS_ALONE), despatch])
    assert [(d.rule.key, d.day, d.counted_from) for d in found] == [
        ("despatch", date(2021, 6, 18), "Publication"),
        ("publication", date(2021, 6, 22), None),
    ]
    assert deadlines_of(date(2021, 6, 30), [despatch, clear(5, *WEEKDAYS_ALONE)]) == found


def test_rules_for_one_kind_of_business() -> None:
    key_decision = rule("notice", days=28, only_for="key-decision")
    found = deadlines_of(date(2021, 6, 30), [key_decision, rule(days=7)])
    assert [d.rule.key for d in that_apply(found, ())] == ["publication"]
    assert [d.rule.key for d in that_apply(found, ["key-decision"])] == ["notice", "publication"]


def test_how_a_deadline_stands() -> None:
    deadline, meeting = date(2021, 6, 22), date(2021, 6, 30)
    assert standing(deadline, meeting, date(2021, 6, 21)) is DeadlineStanding.AHEAD
    assert standing(deadline, meeting, date(2021, 6, 22)) is DeadlineStanding.TODAY
    assert standing(deadline, meeting, date(2021, 6, 23)) is DeadlineStanding.CANNOT_BE_MET
    assert standing(deadline, meeting, date(2021, 6, 30)) is DeadlineStanding.CANNOT_BE_MET
    assert standing(deadline, meeting, date(2021, 7, 1)) is DeadlineStanding.PASSED


def test_the_earliest_meeting_that_leaves_time() -> None:
    # On Thu 24 June 2021 nothing is done: Fri 25, Mon 28 to Thu 1 July are five; so Fri 2 July.
    rules = [clear(5, *WEEKDAYS_ALONE), rule("notice", days=28, only_for="key-decision")]
    assert earliest_meeting(date(2021, 6, 24), rules, ()) == date(2021, 7, 2)
    assert earliest_meeting(date(2021, 6, 24), rules, ["key-decision"]) == date(2021, 7, 22)


# What always holds.

meetings = st.dates(date(1974, 4, 1), date(2099, 12, 31))
nations = st.sampled_from(["england", "wales", "scotland", "northern-ireland"])
kinds = st.sets(
    st.sampled_from(["saturdays", "sundays", "bank-holidays", "christmas-break", "easter-break"])
)
numbers = st.integers(1, 40)


def between(first: date, last: date) -> list[date]:
    return [first + number * DAY for number in range(1, (last - first).days)]


@given(meetings, nations, kinds, numbers)
@examples(150)
def test_as_many_clear_days_lie_between_as_the_rule_says(
    meeting: date, nation: str, left_out: set[str], number: int
) -> None:
    counted = clear(number, *left_out, nation=nation)
    found = count_back(meeting, counted)
    clear_days = [
        day for day in between(found.day, meeting) if not why_left_out(day, left_out, nation)
    ]
    assert len(clear_days) == number
    assert [d.day for d in found.left_out] == sorted({*between(found.day, meeting)} - {*clear_days})
    assert why_left_out(found.day, left_out, nation) is None


@given(meetings, nations, kinds, numbers)
@examples(100)
def test_no_later_day_leaves_enough(
    meeting: date, nation: str, left_out: set[str], number: int
) -> None:
    found = count_back(meeting, clear(number, *left_out, nation=nation)).day
    for later in between(found, meeting):
        clear_days = [d for d in between(later, meeting) if not why_left_out(d, left_out, nation)]
        assert len(clear_days) < number or why_left_out(later, left_out, nation)


@given(meetings, nations, kinds, kinds, numbers, numbers)
@examples(100)
def test_more_days_or_fewer_that_count_never_make_it_later(
    meeting: date, nation: str, some: set[str], others: set[str], number: int, more: int
) -> None:
    found = count_back(meeting, clear(number, *some, nation=nation)).day
    assert count_back(meeting, clear(number + more, *some, nation=nation)).day <= found
    stricter = clear(number, *some | others, nation=nation)
    assert count_back(meeting, stricter).day <= found
    assert count_back(meeting + DAY, clear(number, *some, nation=nation)).day >= found


@given(meetings, numbers, numbers)
@examples(50)
def test_n_clear_days_are_n_and_one_working_days(meeting: date, number: int, days: int) -> None:
    working = count_back(meeting, rule(working_days=number + 1))
    assert count_back(meeting, clear(number, *WEEKDAYS_ALONE)) == working
    assert count_back(meeting, rule(days=days)).day == meeting - days * DAY


@given(meetings, st.lists(numbers, min_size=1, max_size=4))
@examples(50)
def test_what_is_counted_from_another_is_never_later(meeting: date, lengths: list[int]) -> None:
    keys = ["meeting", *(f"step-{number}" for number in range(len(lengths)))]
    rules = [
        rule(key, before, working_days=length)
        for key, before, length in zip(keys[1:], keys, lengths, strict=False)
    ]
    days = {d.rule.key: d.day for d in deadlines_of(meeting, rules)} | {"meeting": meeting}
    assert all(days[r.key] <= days[r.before] for r in rules)


@given(meetings, nations, kinds, st.integers(1, 15))
@examples(30)
def test_the_earliest_meeting_is_the_earliest(
    as_of: date, nation: str, left_out: set[str], number: int
) -> None:
    rules = [clear(number, *left_out, nation=nation)]
    found = earliest_meeting(as_of, rules, ())
    days = [as_of - DAY + n * DAY for n in range((found - as_of).days + 2)]
    enough = [
        day
        for day in days
        if day.weekday() < 5 and all(d.day >= as_of for d in deadlines_of(day, rules))
    ]
    assert enough == [found]
