"""What all models share: frozen, no unknown fields, keys, blanks and one-line texts."""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """A frozen record with no fields but its own."""

    # Only the models of whole files are used by themselves; the others need not be built alone.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Blank(StrEnum):
    """Why a field has no value. Each is a different answer."""

    NOT_STATED = "not stated"
    TO_BE_CONFIRMED = "to be confirmed"
    NONE = "none"
    NOT_APPLICABLE = "not applicable"
    NOT_ADDRESSED = "not addressed"


PRINTED_BLANKS: dict[Blank, str] = {
    Blank.NOT_STATED: "Not stated",
    Blank.TO_BE_CONFIRMED: "To be confirmed",
    Blank.NONE: "None",
    Blank.NOT_APPLICABLE: "Not applicable",
    Blank.NOT_ADDRESSED: "Not addressed",
}
"""How a blank reads in a document."""


def invalid(code: str, message: str, mend: str) -> PydanticCustomError:
    """Return an error that the loader turns into a Problem of rule `code`."""
    return PydanticCustomError(code, "{message}", {"message": message, "mend": mend})


KEY_PATTERN = r"[a-z][a-z0-9-]{0,39}"
_KEY = re.compile(KEY_PATTERN + r"\Z")
_DEVICES = {"con", "prn", "aux", "nul"} | {f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)}


def check_key(key: str) -> str:
    """Return `key` if it may stand in links and file names.

    Raises:
        PydanticCustomError: KEY001 for its form, KEY003 for a device name of Windows.
    """
    if key in _DEVICES:
        raise invalid("KEY003", f"`{key}` is a device on Windows", "Choose another key")
    if not _KEY.match(key):
        raise invalid(
            "KEY001",
            f"`{key}` is no key",
            "Use small letters, digits and hyphens, begin with a letter, at most 40 characters",
        )
    return key


def is_key(text: str) -> bool:
    """Say whether `text` has the form of a key."""
    return bool(_KEY.match(text))


def one_line(text: str) -> str:
    """Return `text` if it is one line of words.

    Raises:
        PydanticCustomError: SCH003 for its form, SCH006 where it is empty.
    """
    if text and "\n" not in text and text == text.strip():
        return text
    if text.endswith("\n") and "\n" not in text[:-1]:
        raise invalid(
            "SCH003",
            "This text stands on a line of its own",
            "Write it behind the colon, without `|`",
        )
    if "\n" in text:
        raise invalid("SCH003", "This text has more than one line", "Write it on one line")
    if not text.strip():
        raise invalid("SCH006", "The text is empty", "Write it, or take the line out")
    raise invalid("SCH003", "White space stands at an end of this text", "Take it out")


_BLANKS = frozenset(blank.value for blank in Blank)
_BLANK_WORDS = "Write `not stated`, `to be confirmed`, `none` or `not applicable`"


def _known_blank(value: Any) -> Any:
    if not isinstance(value, str) or value.lower() not in _BLANKS:
        return value
    if value == Blank.NOT_ADDRESSED:
        raise invalid("SCH004", "`not addressed` is an answer of reports alone", _BLANK_WORDS)
    if value not in _BLANKS:
        raise invalid("SCH004", f"`{value}` is read as a text", f"Write `{value.lower()}`")
    return Blank(value)


def _known_blank_of_report(value: Any) -> Any:
    return Blank.NOT_ADDRESSED if value == Blank.NOT_ADDRESSED else _known_blank(value)


def pattern(form: str) -> FieldInfo:
    """Return the annotation that tells editors the form which a validator checks."""
    found: FieldInfo = Field(json_schema_extra={"pattern": f"^{form}$"})
    return found


Key = Annotated[str, AfterValidator(check_key), pattern(KEY_PATTERN)]
OneLine = Annotated[str, Field(max_length=500), AfterValidator(one_line), pattern(r"\S(.*\S)?")]
Count = Annotated[int, Field(strict=True, ge=0)]
MaybeBlank = BeforeValidator(_known_blank)
"""Annotation for a field `X | Blank`: the five words become a `Blank`, all else stays."""

MaybeBlankOfReport = BeforeValidator(_known_blank_of_report)
"""The same for fields of reports, which may also be `not addressed`."""

OneLineOrBlank = Annotated[Blank | OneLine, MaybeBlank]
Said = Annotated[
    OneLine | None, Field(description="The words by which the prose states this fact, exactly.")
]
Sic = Annotated[
    tuple[OneLine, ...],
    Field(description="Faults of the source that stay, each a note with the words in backquotes."),
]
