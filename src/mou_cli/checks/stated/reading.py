"""All that the words of one `said` state, read once."""

from collections.abc import Iterable
from functools import cached_property

from mou_cli.checks.stated.counts import SaidCount, counts_in
from mou_cli.checks.stated.dates import SaidDate, dates_in
from mou_cli.checks.stated.periods import Period, periods_in
from mou_cli.checks.stated.recurrences import recurrences_in
from mou_cli.checks.stated.tokens import tokens_of

Said = SaidCount | SaidDate | Period


class Reading:
    """The words of one `said`, and what they state.

    Attributes:
        text: The words.
        tokens: The words one by one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens_of(text)

    @cached_property
    def dates(self) -> list[SaidDate]:
        """Every date."""
        return dates_in(self.tokens)

    @cached_property
    def recurrences(self) -> list[Period]:
        """Every statement of how often something happens."""
        return recurrences_in(self.tokens)

    @cached_property
    def periods(self) -> list[Period]:
        """Every length of time that is no such statement."""
        often = {at for found in self.recurrences for at in range(found.first, found.behind)}
        return [found for found in periods_in(self.tokens) if found.first not in often]

    @cached_property
    def counts(self) -> list[SaidCount]:
        """Every number of members."""
        return counts_in(self.tokens)

    def has(self, *stems: str) -> bool:
        """Say whether a word begins with one of `stems`."""
        # An agreement agrees to nothing.
        words = (token.word for token in self.tokens if not token.word.startswith("agreement"))
        return any(word.startswith(stems) for word in words)

    def before(self, found: Said, number: int) -> list[str]:
        """Return so many words in front of a statement."""
        first = found.first
        return [token.word for token in self.tokens[max(0, first - number) : first]]

    def behind(self, found: Said, number: int) -> list[str]:
        """Return so many words behind a statement."""
        return [token.word for token in self.tokens[found.behind : found.behind + number]]

    def words(self, found: Said) -> str:
        """Return a statement as it is written."""
        tokens = self.tokens
        return self.text[tokens[found.first].start : tokens[found.behind - 1].end]

    def only(self, found: Iterable[Period]) -> Period | None:
        """Return the one length of time among `found`; None if there are two that differ."""
        periods = list(found)
        lengths = {(period.months, period.bound) for period in periods}
        return periods[0] if len(lengths) == 1 else None
