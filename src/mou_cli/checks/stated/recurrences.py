"""How often something happens: `annually`, `every two years`, `twice a year`, `six-monthly`."""

from mou_cli.checks.stated.dates import MONTHS
from mou_cli.checks.stated.numerals import ORDINALS, numeral_at
from mou_cli.checks.stated.periods import UNITS, WHOLE, Period, period_at, with_rest
from mou_cli.checks.stated.tokens import Tokens, each_word, word_at

_OFTEN: dict[str, tuple[float, ...]] = {
    "annual": (12,),
    "yearly": (12,),
    "quarterly": (3,),
    "monthly": (1,),
    "weekly": (UNITS["week"],),
    "fortnightly": (UNITS["fortnight"],),
    "daily": (UNITS["day"],),
    "biennial": (24,),
    "triennial": (36,),
    "quinquennial": (60,),
    "biannual": (6, 24),
    "biyearly": (6, 24),
    "semiannual": (6,),
    "bimonthly": (2, 0.5),
}
_OFTEN |= {f"{word}ly": months for word, months in _OFTEN.items() if word.endswith("al")}
_PARTS = {"half": (0.5,), "semi": (0.5,), "bi": (0.5, 2)}
_COUNTED = {"monthly": 1.0, "yearly": 12.0, "annual": 12.0, "annually": 12.0}
_YEARS = WHOLE | {"single", "successive", "financial", "municipal", "civic", "council"}
_OCCASIONS = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_OTHER_THINGS = frozenset(
    each_word(
        "accounts budget budgets conference general meeting meetings newsletter plan plans report "
        "reports return returns statement statements"
    )
)
"""What is annual and no review: `the annual report`."""

_REVIEWS = ("review", "cycle", "basis", "interval", "refresh", "evaluat", "update", "revision")


def recurrences_in(tokens: Tokens) -> list[Period]:
    """Return every statement of how often something happens, in order."""
    found: list[Period] = []
    at = 0
    while at < len(tokens):
        period = _recurrence_at(tokens, at)
        if period is not None:
            found.append(_bounded(tokens, period))
        at = period.behind if period else at + 1
    return found


def _recurrence_at(tokens: Tokens, at: int) -> Period | None:
    for read in (_occasions, _every, _adverb, _intervals):
        found = read(tokens, at)
        if found is not None:
            return found
    return None


def _occasions(tokens: Tokens, at: int) -> Period | None:
    """`once a year`, `twice in every two years`, `three times a year`, `twice yearly`."""
    times, behind = _OCCASIONS.get(word_at(tokens, at), 0.0), at + 1
    if not times:
        number = numeral_at(tokens, at)
        if number is None or not number[0] or word_at(tokens, number[1]) != "times":
            return None
        times, behind = number[0], number[1] + 1
    if word_at(tokens, behind) == "in":
        behind += 1
    within = _every(tokens, behind) or _adverb(tokens, behind)
    if within is None:
        if word_at(tokens, behind) == "per":
            unit = UNITS.get(word_at(tokens, behind + 1))
            within = _made({unit}, at, behind + 2) if unit else None
        elif word_at(tokens, behind) in ("a", "an"):
            within = period_at(tokens, behind)
    if within is None:
        return None
    return _made(
        {months / times for months in within.months}, at, within.behind, exact=within.exact
    )


def _every(tokens: Tokens, at: int) -> Period | None:
    """`every year`, `each financial year`, `every other year`, `every six months`."""
    if word_at(tokens, at) not in ("every", "each"):
        return _alternate(tokens, at)
    behind = at + 1
    times = ORDINALS.get(word_at(tokens, behind), 1)
    behind += times > 1
    while word_at(tokens, behind) in _YEARS:
        behind += 1
    word = word_at(tokens, behind)
    if word == "anniversary" or word in MONTHS:
        return _made({12.0 * times}, at, behind + 1)
    if word == "quarter":
        return _made({3.0 * times}, at, behind + 1)
    if word in UNITS:
        exact = isinstance(UNITS[word], int)
        once = _made({UNITS[word] * times}, at, behind + 1, exact=exact)
        return with_rest(tokens, once) if times == 1 else once
    period = period_at(tokens, behind) if times == 1 else None
    return _made(set(period.months), at, period.behind, exact=period.exact) if period else None


def _alternate(tokens: Tokens, at: int) -> Period | None:
    """`in alternate years`, `per annum`."""
    pair = word_at(tokens, at), word_at(tokens, at + 1)
    if pair == ("alternate", "years"):
        return _made({24.0}, at, at + 2)
    return _made({12.0}, at, at + 2) if pair == ("per", "annum") else None


def _adverb(tokens: Tokens, at: int) -> Period | None:
    """`annually`, `half-yearly`, `six-monthly`, `a biennial review`; not `the annual report`."""
    number = numeral_at(tokens, at)
    if number is not None:
        unit = _COUNTED.get(word_at(tokens, number[1]))
        return _made({number[0] * unit}, at, number[1] + 1) if unit else None
    word = word_at(tokens, at)
    if word in _PARTS:
        unit = _COUNTED.get(word_at(tokens, at + 1))
        return _made({part * unit for part in _PARTS[word]}, at, at + 2) if unit else None
    months, what = _OFTEN.get(word), word_at(tokens, at + 1)
    if months is None or what in _OTHER_THINGS:
        return None
    if word.endswith("al") and not what.startswith(_REVIEWS):
        return None
    return _made(set(months), at, at + 1, exact=word not in ("weekly", "fortnightly", "daily"))


def _intervals(tokens: Tokens, at: int) -> Period | None:
    """`at intervals of not more than two years`, `a cycle of 3 years`, `a 6 month review`."""
    if word_at(tokens, at) in ("interval", "intervals", "cycle", "frequency"):
        for behind in range(at + 1, min(at + 6, len(tokens))):
            period = period_at(tokens, behind)
            if period is not None and word_at(tokens, at + 1) == "of":
                limits = {token.word for token in tokens[at:behind]}
                bound = "most" if limits & {"more", "exceeding", "longer", "most"} else ""
                bound = "least" if limits & {"less", "least", "shorter"} else bound
                return Period(period.months, period.exact, at, period.behind, bound)
        return None
    number = numeral_at(tokens, at)
    period = period_at(tokens, at) if number else None
    if period is None:
        return None
    next_word = word_at(tokens, period.behind)
    if next_word == "review" and word_at(tokens, period.behind + 1) == "cycle":
        next_word = "cycle"
    cyclic = next_word in ("cycle", "interval", "intervals", "basis")
    return _made(set(period.months), at, period.behind, exact=period.exact) if cyclic else None


def _made(months: set[float], first: int, behind: int, *, exact: bool = True) -> Period:
    return Period(frozenset(months), exact, first, behind)


_LIMITS = (
    ("at", "least"),
    ("no", "less", "than"),
    ("not", "less", "than"),
    ("no", "fewer", "than"),
    ("less", "often", "than"),
    ("less", "frequently", "than"),
    ("minimum",),
    ("minimum", "of"),
    ("no", "later", "than"),
    ("not", "later", "than"),
    ("within",),
)
_MORE = frozenset({"earlier", "sooner", "oftener", "often", "frequently", "before", "required"})


def _bounded(tokens: Tokens, period: Period) -> Period:
    """`at least annually` is as often as that, or more often."""
    before = tuple(token.word for token in tokens[max(0, period.first - 4) : period.first])
    behind = {token.word for token in tokens[period.behind : period.behind + 5]}
    often = any(before[-len(limit) :] == limit for limit in _LIMITS)
    if not period.bound and (often or ("or" in behind and behind & _MORE)):
        return Period(period.months, period.exact, period.first, period.behind, "most")
    return period
