"""What a rule is."""

from dataclasses import dataclass

from mou_cli.problems import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that data must hold to.

    Attributes:
        code: Three letters and three digits, never used again for anything else.
        severity: How grave a breach is.
        title: The rule in one line.
        why: What goes wrong for a reader or an officer where it is broken.
        mend: What to do, in general; a Problem's own mend says it for its place.
        source: The standard or document that the rule comes from, where there is one.
    """

    code: str
    severity: Severity
    title: str
    why: str
    mend: str
    source: str = ""


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
