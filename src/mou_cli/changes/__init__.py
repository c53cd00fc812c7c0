"""Changes: two Repositories -> what is different between them, in the order of the agreement.

Never here: words for a reader (`words/`), or where the two come from (`revisions/`).
"""

from mou_cli.changes.change import Change, ChangeKind, ChangePart, ChangeTopic
from mou_cli.changes.compare import compare

__all__ = ["Change", "ChangeKind", "ChangePart", "ChangeTopic", "compare"]
