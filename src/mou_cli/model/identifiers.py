"""The forms of identifiers, each with its register.

Lengths of charity numbers are not laid down in any source that was found; they are checked by a
warning (`checks/identifiers.py`), and here only for their characters.
"""

import re
from collections.abc import Callable

from mou_cli.model.base import invalid


def _checker(pattern: str, what: str, example: str) -> Callable[[str], str]:
    form = re.compile(pattern + r"\Z")

    def check(code: str) -> str:
        if form.match(code):
            return code
        raise invalid(
            "IDN001",
            f"`{code}` is not {what}",
            f"Such a number or code looks like {example}; copy it from its register",
        )

    return check


check_ods = _checker(r"[A-Z0-9]{3,8}", "a code of the NHS Organisation Data Service", "`RAJ`")
check_gss = _checker(
    r"[EWSN][0-9]{8}", "a code of the Office for National Statistics", "`E10000012`"
)
check_company = _checker(r"([0-9]{8}|[A-Z]{2}[0-9]{6})", "a company number", "`01234567`")
check_charity = _checker(
    r"(SC)?[0-9]{5,8}", "a charity number", "`1234567`, `SC012345` or `100123`"
)
