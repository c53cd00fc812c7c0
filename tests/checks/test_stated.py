"""Words against data: what certainly differs is told, and what may be faithful never is."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mou_cli.checks.stated.contradictions import contradictions
from mou_cli.model.base import Model
from mou_cli.model.dates import PartialDate
from mou_cli.model.mou import Review
from mou_cli.model.participants import Participant, Tier
from mou_cli.model.terms import Commencement, Term
from strategies import examples

NOT_STATED = "not stated"


def told(model: Model, said: str) -> list[tuple[str, str]]:
    return [(found.field, found.words) for found in contradictions(model, said)]


def review(every: str = NOT_STATED, first: str = NOT_STATED) -> Model:
    return Review.model_validate({"every": every, "first": first})


def term(until: str = NOT_STATED, notice: str = NOT_STATED) -> Model:
    return Term.model_validate({"until": until, "notice": notice})


def begins(**fields: Any) -> Model:
    when = "date" if "date" in fields else "number-sign"
    return Commencement.model_validate({"when": when, **fields})


def tier(**fields: Any) -> Model:
    return Tier.model_validate({"title": "Parties", "signs": True, **fields})


def member(**fields: Any) -> Model:
    data = {"partner": "marsh", "tier": "party", "name": "Marsh Council", **fields}
    return Participant.model_validate(data)


CYCLES = [
    ("12 months", "We review this agreement every 6 months", "every 6 months"),
    ("12 months", "We review this agreement every six months", "every six months"),
    ("12 months", "6 months", "6 months"),
    ("12 months", "a 6 month review", "6 month"),
    ("12 months", "a six-month review cycle", "six-month"),
    ("6 months", "we intend to review and update this MoU annually", "annually"),
    ("6 months", "The Board reviews it each year", "each year"),
    ("6 months", "The Board reviews it every year", "every year"),
    ("6 months", "The Board reviews it once a year", "once a year"),
    ("6 months", "an annual review of this memorandum", "annual"),
    ("6 months", "reviewed yearly", "yearly"),
    ("6 months", "reviewed in each financial year", "each financial year"),
    ("6 months", "It is reviewed on each anniversary of its date", "each anniversary"),
    ("6 months", "It is reviewed every April", "every April"),
    ("12 months", "The Board reviews it quarterly", "quarterly"),
    ("12 months", "The Board reviews it every quarter", "every quarter"),
    ("12 months", "The Board reviews it every two years", "every two years"),
    ("12 months", "The Board meets quarterly and reviews it every two years", "every two years"),
    ("12 months", "The Board reviews it every two (2) years", "every two (2) years"),
    ("12 months", "The Board reviews it every second year", "every second year"),
    ("12 months", "The Board reviews it every other year", "every other year"),
    ("12 months", "The Board reviews it in alternate years", "alternate years"),
    ("12 months", "The Board reviews it biennially", "biennially"),
    ("12 months", "The Board reviews it biannually", "biannually"),
    ("12 months", "The Board reviews it twice a year", "twice a year"),
    ("12 months", "The Board reviews it twice yearly", "twice yearly"),
    ("12 months", "The Board reviews it three times a year", "three times a year"),
    ("12 months", "The Board reviews it half-yearly", "half-yearly"),
    ("12 months", "The Board reviews it six-monthly", "six-monthly"),
    ("12 months", "a three-yearly review", "three-yearly"),
    ("12 months", "a triennial review", "triennial"),
    ("12 months", "It is reviewed every fortnight", "every fortnight"),
    ("12 months", "It is reviewed every eighteen months", "every eighteen months"),
    ("12 months", "It is reviewed every twenty-four months", "every twenty-four months"),
    ("12 months", "It is reviewed every one and a half years", "every one and a half years"),
    ("12 months", "reviewed at intervals of 2 years", "intervals of 2 years"),
    ("12 months", "It is reviewed every year and a half", "every year and a half"),
    ("12 months", "The Board reviews it twice per year", "twice per year"),
    ("6 months", "The Board reviews it once per annum", "once per annum"),
    ("6 months", "The Board reviews it per annum", "per annum"),
    ("12 months", "The Board reviews it weekly", "weekly"),
    ("12 months", "It is reviewed every half a year", "every half a year"),
    ("12 months", "It is reviewed every one year and six months", "every one year and six months"),
    ("18 months", "reviewed at intervals of at least two years", "intervals of at least two years"),
    ("2 years", "It is reviewed at least annually", "annually"),
    ("2 years", "at intervals of not more than 1 year", "intervals of not more than 1 year"),
]
FAITHFUL_CYCLES = [
    ("6 months", "reviewed every half a year"),
    ("12 months", "reviewed twice as often as before"),
    ("12 months", "reviewed at intervals that the Board chooses"),
    ("3 years", "reviewed at intervals of at least two years"),
    ("18 months", "reviewed every year and a half"),
    ("18 months", "reviewed every one year and six months"),
    ("12 months", "reviewed at some frequency of the Board"),
    ("12 months", "reviewed three times"),
    ("12 months", "we intend to review this MoU annually, with the first review in April 2020"),
    ("12 months", "reviewed every twelve (12) months"),
    ("12 months", "reviewed once in every year"),
    ("12 months", "reviewed every 1 year"),
    ("1 year", "reviewed every 12 months"),
    ("18 months", "reviewed every one and a half years"),
    ("18 months", "reviewed every year and six months, that is 18 months"),
    ("6 months", "The Board reviews it biannually"),
    ("24 months", "The Board reviews it biannually"),
    ("6 months", "The Board reviews it twice a year"),
    ("6 months", "The Board reviews it twice in each year"),
    ("6 months", "The Board reviews it in April and October each year"),
    ("6 months", "The Board reviews it every April and October"),
    ("6 months", "The Board reviews it in the spring and in the autumn of each year"),
    ("6 months", "The Board reviews it at least annually"),
    ("6 months", "The Board reviews it not less than once a year"),
    ("6 months", "The Board reviews it annually, or more often if a Party asks"),
    ("6 months", "reviewed at intervals of not more than one year"),
    ("3 months", "reviewed every 13 weeks"),
    ("3 months", "reviewed every 90 days"),
    ("12 months", "The first review takes place within six months of signing"),
    ("12 months", "It is first reviewed after six months and every year from then on"),
    ("12 months", "It is reviewed after six months"),
    ("12 months", "The Board, which meets quarterly, reviews it when it thinks fit"),
    ("12 months", "The Board considers quarterly reports and reviews this memorandum"),
    ("12 months", "as the annual report says, this memorandum is reviewed"),
    ("2 years", "The Board publishes an annual report and reviews this memorandum"),
    ("2 years", "A Party may leave on three months’ notice"),
    ("12 months", "reviewed every three (4) months"),
    ("12 months", "reviewed every few months"),
    ("12 months", "reviewed from time to time"),
    ("12 months", "reviewed in line with clause 6.1 every year"),
    ("12 months", "every 6 months in the first year, and every 24 months later"),
    ("12 months", "twelve months"),
]


@pytest.mark.parametrize(("every", "said", "words"), CYCLES)
def test_another_cycle_is_told(every: str, said: str, words: str) -> None:
    assert told(review(every), said) == [("every", words)]


@pytest.mark.parametrize(("every", "said"), FAITHFUL_CYCLES)
def test_a_cycle_that_may_be_meant_is_not_told(every: str, said: str) -> None:
    assert told(review(every), said) == []


OTHER_DATES = [
    (review(first="2020-05"), "annually, with the first review in April 2020", "April 2020"),
    (review(first="2020-05"), "reviewed in April 2020", "April 2020"),
    (review(first="2020-05"), "in April 2020", "April 2020"),
    (review(first="2020-05"), "reviewed for the first time by 30 April 2020", "30 April 2020"),
    (review(first="2021"), "the first review will be held in April 2020", "April 2020"),
    (term(until="2030-03-31"), "It ends on 30 March 2030", "30 March 2030"),
    (term(until="2030-03-31"), "It ends on 31st March 2031", "31st March 2031"),
    (term(until="2030-03-31"), "It ends on the 31st day of March 2031", "31st day of March 2031"),
    (term(until="2030-03-31"), "It ends on March 31, 2031", "March 31, 2031"),
    (term(until="2030-03-31"), "It ends on 31/03/2031", "31/03/2031"),
    (term(until="2030-03-31"), "It ends on 31.3.31", "31.3.31"),
    (term(until="2030-03-31"), "It ends on 2031-03-31", "2031-03-31"),
    (term(until="2030-03-31"), "It ends on 31 Mar 2031", "31 Mar 2031"),
    (term(until="2030-03-31"), "It remains in force until 31 March 2031", "31 March 2031"),
    (term(until="2030-03-31"), "It remains in force until 2031", "2031"),
    (term(until="2030-03-31"), "It expires at the end of March 2029", "March 2029"),
    (term(until="2030-03-31"), "from 1 April 2025 to 31 March 2031", "31 March 2031"),
    (term(until="2030-03-31"), "On 31 March 2031 this memorandum ends", "31 March 2031"),
    (term(until="2030-03-31"), "It begins at once. 31 March 2031 is its end", "31 March 2031"),
    (term(until="2030-03-31"), "31 March 2031.", "31 March 2031"),
    (begins(date="2025-04-01"), "This memorandum begins on 1 May 2025", "1 May 2025"),
    (begins(date="2025-04-01"), "takes effect on 1 May 2025", "1 May 2025"),
    (begins(date="2025-04-01"), "It comes into force on 1 May 2025", "1 May 2025"),
    (begins(date="2025-04-01"), "with effect from 1 May 2025", "1 May 2025"),
    (member(until="2027-03-31"), "The membership of Marsh ends on 31 March 2028", "31 March 2028"),
    (member(**{"from": "2025-04-01"}), "Marsh joins on 1 May 2025", "1 May 2025"),
]
FAITHFUL_DATES = [
    (term(until="2030-03-31"), "from 1 April 2025 – 31 March 2030"),
    (term(until="2030-03-31"), "31 March 2031 is a Monday"),
    (term(until="2030-03-31"), "It moves to Marsh House; 31 March 2031 to some"),
    (review(first="2020-04"), "It is reviewed. By the end of March 2019 it begins"),
    (review(first="2020-04"), "a gift to Marsh of May 2019"),
    (review(first="2020-04"), "annually, with the first review in April 2020"),
    (review(first="2020-04-01"), "first reviewed in April 2020"),
    (review(first="2020-04"), "first reviewed by 30 April 2020"),
    (review(first="2020-04"), "first reviewed in 2020"),
    (review(first="2020-04"), "This memorandum of March 2019 is reviewed each year"),
    (review(first="2020-04"), "The Parties, who signed on 29 March 2019, review it each year"),
    (review(first="2020-04"), "reviewed in line with the Plan of March 2019"),
    (review(first="2020-04"), "reviewed annually until 31 March 2030"),
    (review(first="2020-04"), "reviewed each year from 1 April 2019"),
    (review(first="2020-04"), "reviewed under the Health and Care Act 2022"),
    (review(first="2020-04"), "reviewed in the year 2019/20"),
    (review(first="2020-04"), "reviewed by 31 March each year"),
    (term(until="2030-03-31"), "It ends on 31 March 2030"),
    (term(until="2030-03-31"), "It ends at midnight on 1 April 2030"),
    (term(until="2030-03-31"), "It remains in force until 1 April 2030"),
    (term(until="2030-03-31"), "It ends on 31/03/2030"),
    (term(until="2030-05-04"), "It ends on 05/04/2030"),
    (term(until="2030-04-05"), "It ends on 05/04/2030"),
    (term(until="2030-03-31"), "It runs from 1 April 2025 for five years"),
    (term(until="2030-03-31"), "It replaces the memorandum of 1 April 2019"),
    (term(until="2030-03-31"), "until 31 March 2030 or, where it is extended, 31 March 2032"),
    (term(until="none"), "It goes on until 31 March 2030"),
    (begins(date="2025-04-01"), "This memorandum begins on its date"),
    (begins(date="2025-04-01"), "It begins on 1 April 2025 and ends on 31 March 2030"),
    (begins(date="2025-04-01"), "It begins after 31 March 2025"),
    (member(**{"from": "2025-04-01", "until": "2027-03-31"}), "it ends on 31 March 2027"),
    (member(**{"from": "2025-04-01"}), "Marsh, which was made of two councils on 1 April 2019"),
    (member(**{"from": "2025-04-01"}), "Marsh Council, known since May 2019 as such"),
]


@pytest.mark.parametrize(("model", "said", "words"), OTHER_DATES)
def test_another_date_is_told(model: Model, said: str, words: str) -> None:
    assert [found for _, found in told(model, said)] == [words]


@pytest.mark.parametrize(("model", "said"), FAITHFUL_DATES)
def test_a_date_that_may_be_meant_is_not_told(model: Model, said: str) -> None:
    assert told(model, said) == []


OTHERS = [
    (term(notice="3 months"), "by giving the others six months’ notice", "notice", "six months"),
    (term(notice="3 months"), "on 6 months' written notice", "notice", "6 months"),
    (term(notice="3 months"), "on a notice of not less than six months", "notice", "six months"),
    (term(notice="3 months"), "by notice given at least six months before", "notice", "six months"),
    (term(notice="3 months"), "The notice period is one year", "notice", "one year"),
    (term(notice="3 months"), "on a month’s notice", "notice", "a month"),
    (
        term(notice="3 months"),
        "on one hundred and eighty days’ notice",
        "notice",
        "one hundred and eighty days",
    ),
    (term(notice="3 months"), "on a hundred weeks’ notice", "notice", "a hundred weeks"),
    (term(notice="3 months"), "on a year and a half’s notice", "notice", "a year and a half"),
    (term(notice="3 months"), "on a fortnight’s notice", "notice", "a fortnight"),
    (term(notice="3 months"), "on 28 days’ notice in writing", "notice", "28 days"),
    (begins(number=3), "It begins when four Parties have signed it", "number", "four Parties"),
    (begins(number=3), "once at least 4 of the Parties have signed", "number", "4 of the Parties"),
    (begins(number=3), "when both parties have signed", "number", "both parties"),
    (tier(minimum=3), "There are at least four members", "minimum", "four members"),
    (tier(maximum=9), "There are no more than ten Parties", "maximum", "ten Parties"),
    (tier(maximum=9), "up to twelve members", "maximum", "twelve members"),
    (tier(lasts="2 years"), "A member is one for three years", "lasts", "three years"),
    (tier(lasts="2 years"), "A membership lasts 18 months", "lasts", "18 months"),
]
FAITHFUL = [
    (term(notice="6 months"), "on one hundred and eighty days’ notice"),
    (term(notice="18 months"), "on a year and a half’s notice"),
    (term(notice="3 months"), "on three months and one day’s notice"),
    (term(notice="3 months"), "on notice of three months and one month"),
    (term(notice="3 months"), "by giving the others three months’ notice"),
    (term(notice="3 months"), "by three (3) calendar months' written notice"),
    (term(notice="3 months"), "on twelve weeks’ notice"),
    (term(notice="3 months"), "within 14 days of receiving a notice"),
    (term(notice="3 months"), "no notice may be given in the first two years"),
    (term(notice="3 months"), "after two years a Party may leave on notice"),
    (term(notice="3 months"), "It lasts for five years"),
    (term(notice="3 months"), "on 20 working days’ notice"),
    (begins(number=3), "It begins when three Parties have signed it"),
    (begins(number=3), "It begins when all have signed"),
    (begins(number=3), "It begins once two thirds of the Parties have signed"),
    (begins(number=3), "It begins one month after three Parties have signed"),
    (tier(minimum=3, maximum=9), "There are at least three and at most nine members"),
    (tier(minimum=3, maximum=9), "The two Parties concerned"),
    (tier(minimum=3), "A quorum is at least two members"),
    (tier(minimum=3), "at least two members of each Party"),
    (tier(lasts="2 years"), "A membership lasts two years"),
    (tier(lasts="2 years"), "A member may leave on three months’ notice"),
    (tier(lasts="2 years"), "every member is asked within six months"),
    (tier(), "for three years"),
    (member(), "until 31 March 2030"),
]


@pytest.mark.parametrize(("model", "said", "field", "words"), OTHERS)
def test_another_number_or_length_is_told(model: Model, said: str, field: str, words: str) -> None:
    assert told(model, said) == [(field, words)]


@pytest.mark.parametrize(("model", "said"), FAITHFUL)
def test_a_number_or_length_that_may_be_meant_is_not_told(model: Model, said: str) -> None:
    assert told(model, said) == []


SMALL = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
SMALL += ["twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"]
TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}


def written(number: int) -> list[str]:
    """Return how a number may be written."""
    if number <= len(SMALL):
        word = SMALL[number - 1]
    elif number < 20:
        word = "nineteen"
    else:
        tens, rest = TENS[number // 10 * 10], number % 10
        word = f"{tens}-{SMALL[rest - 1]}" if rest else tens
    return [str(number), word, word.replace("-", " "), f"{word} ({number})"]


numbers = st.integers(1, 59)
units = st.sampled_from(["month", "year"])
days = st.dates(min_value=PartialDate.parse("1950").first, max_value=PartialDate.parse("2150").last)
MANNERS = [
    "{0.day} {0:%B} {0.year}",
    "{0:%B} {0.day}, {0.year}",
    "{0.day:02}/{0.month:02}/{0.year}",
]
MANNERS += ["{0:%Y-%m-%d}", "the {0.day}th day of {0:%B} {0.year}", "{0.day} {0:%b} {0.year}"]
MANNERS += ["{0:%B} {0.year}", "{0.day}.{0.month}.{0.year}"]


@given(numbers, units, st.data())
@examples(200)
def test_words_made_of_a_length_of_time_agree_with_it(
    number: int, unit: str, draw: st.DataObject
) -> None:
    fact = f"{number} {unit}s"
    says = f"{draw.draw(st.sampled_from(written(number)))} {unit}{'s' * (number > 1)}"
    assert told(review(every=fact), f"It is reviewed every {says}") == []
    assert told(review(every=fact), f"reviewed at intervals of {says}, no more") == []
    assert told(term(notice=fact), f"on {says}’ notice in writing") == []
    assert told(tier(lasts=fact), f"A membership lasts {says}") == []


@given(numbers, numbers, units, st.data())
@examples(200)
def test_words_made_of_another_length_of_time_are_told(
    number: int, other: int, unit: str, draw: st.DataObject
) -> None:
    fact = f"{number} {unit}s"
    says = f"{draw.draw(st.sampled_from(written(other)))} {unit}{'s' * (other > 1)}"
    differs = bool(number != other)
    assert bool(told(review(every=fact), f"It is reviewed every {says}")) == differs
    assert bool(told(term(notice=fact), f"on {says}’ notice in writing")) == differs


@given(days, st.sampled_from(MANNERS))
@examples(200)
def test_words_made_of_a_date_agree_with_it(day: Any, manner: str) -> None:
    fact, says = day.isoformat(), manner.format(day)
    assert told(review(first=fact), f"The first review is held in {says}") == []
    assert told(term(until=fact), f"It ends on {says}") == []
    assert told(begins(date=fact), f"It begins on {says}") == []
    assert told(member(until=fact), f"Marsh is a member until {says}") == []


@given(st.text(max_size=60), st.sampled_from(["12 months", "2 years"]))
@examples(300)
def test_no_words_stop_it(said: str, length: str) -> None:
    for model in (review(length, "2020"), term("2030", length), tier(lasts=length, minimum=2)):
        list(contradictions(model, said))
