"""What verifying found: values that every format writes."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from mou_cli.problems import Problem, in_order
from mou_cli.revisions.judges import Judge


class Verdict(StrEnum):
    """What can be said of one thing."""

    GOOD = "good"
    BAD = "bad"
    UNCHECKED = "cannot-be-checked"
    RECORDED = "recorded"
    """Somebody wrote it down; there is nothing to check it by."""


class What(StrEnum):
    """What was checked."""

    VERSION = "version"
    TAG = "tag"
    KEPT = "kept-copy"
    DIGEST = "digest"
    AUTHORITY = "authority"
    EVIDENCE = "evidence"
    RECORDED = "recorded-signature"
    SSH = "ssh-signature"
    HISTORY = "record-history"


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was checked.

    Attributes:
        what: What kind of thing.
        subject: Which: a version, or a record in a few words.
        verdict: What can be said of it.
        words: Why, in a sentence.
        problem: What is wrong, and where, if it is bad.
        judges: The commits whose keys decided it, where keys did.
    """

    what: What
    subject: str
    verdict: Verdict
    words: str
    problem: Problem | None = None
    judges: tuple[Judge, ...] = ()


@dataclass(frozen=True, slots=True)
class Verification:
    """All that was checked.

    Attributes:
        of: What was verified: `working text`, or the revision.
        trusted: Where the keys that may sign were read, in words; empty where none was needed.
        checks: What was found, in order.
        judge: The commit whose keys decide now; None where no key was needed.
    """

    of: str
    trusted: str
    checks: tuple[Checked, ...]
    judge: Judge | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, in order."""
        return in_order(check.problem for check in self.checks if check.problem)

    @property
    def is_bad(self) -> bool:
        """Whether anything is bad."""
        return any(check.verdict is Verdict.BAD for check in self.checks)

    @property
    def counts(self) -> dict[str, int]:
        """How many have which verdict."""
        found = Counter(check.verdict for check in self.checks)
        return {verdict.value: found[verdict] for verdict in Verdict}
