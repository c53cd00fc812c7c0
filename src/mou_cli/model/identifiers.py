"""The forms of identifiers, each with its register.

Lengths of charity numbers are not laid down in any source that was found; they are checked by a
warning (`checks/identifiers.py`), and here only for their characters.
"""

from typing import Annotated

from mou_cli.model.forms import Form


def _form(pattern: str, what: str, example: str) -> Form:
    mend = f"Such a number or code looks like {example}; copy it from its register"
    return Form(pattern, "IDN001", f"`{{text}}` is not {what}", mend)


Ods = Annotated[
    str, _form(r"[A-Z0-9]{3,8}", "a code of the NHS Organisation Data Service", "`RAJ`")
]
Gss = Annotated[
    str, _form(r"[EWSN][0-9]{8}", "a code of the Office for National Statistics", "`E10000012`")
]
CompanyNumber = Annotated[
    str, _form(r"([0-9]{8}|[A-Z]{2}[0-9]{6})", "a company number", "`01234567`")
]
CharityNumber = Annotated[
    str,
    _form(r"(SC)?[0-9]{5,8}", "a charity number", "`1234567`, `SC012345` or `100123`"),
]
