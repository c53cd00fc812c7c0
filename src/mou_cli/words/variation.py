"""A Comparison -> who may agree its changes, as the earlier text says."""

from mou_cli.changes.comparison import Comparison
from mou_cli.model.base import Blank
from mou_cli.model.mou import Governance


def who_may_agree(comparison: Comparison) -> str:
    """Return who may agree the changes of the signed text, as the earlier text says."""
    if isinstance(comparison.base.mou.variation, Blank):
        return "the MoU does not say"
    kinds = [k for k in ("parties", "targets", "wording") if _has(comparison, k)]
    told = [f"{_who(comparison, kind)} ({_OF_KIND[kind]})" for kind in kinds]
    if "wording" in kinds and comparison.rule("correction"):
        told.append(f"{_who(comparison, 'correction')} (a mere correction)")
    return "; ".join(told)


_OF_KIND = {
    "parties": "a change of the parties",
    "targets": "a change of targets",
    "wording": "a change of the wording",
}


def _has(comparison: Comparison, kind: str) -> bool:
    return any(change.variation == kind for change in comparison.signed)


def _who(comparison: Comparison, kind: str) -> str:
    rule = comparison.rule(kind)
    if rule is None:
        return "the MoU does not say"
    if rule.agreed_by == "forum":
        governance = comparison.base.mou.governance
        forum = governance.forum if isinstance(governance, Governance) else None
        return "the forum" if forum is None or isinstance(forum, Blank) else forum.name
    return "every party" if rule.agreed_by == "every-party" else str(rule.officer)
