"""A text of one form: checked when it is loaded, and told to editors by the JSON Schema."""

import re
from typing import Any

from pydantic_core import core_schema

from mou_cli.model.base import invalid


class Form:
    """An annotation for `str`.

    Attributes:
        pattern: The whole text's form.
        code: The rule that another form breaks.
        message: What is wrong; `{text}` stands for the text.
        mend: What to write.
    """

    def __init__(self, pattern: str, code: str, message: str, mend: str) -> None:
        self.pattern = pattern
        self.code = code
        self.message = message
        self.mend = mend

    def matches(self, text: str) -> bool:
        """Say whether `text` has the form."""
        return re.fullmatch(self.pattern, text) is not None

    def check(self, text: str) -> str:
        """Return `text` if it has the form.

        Raises:
            PydanticCustomError: It has another.
        """
        if self.matches(text):
            return text
        raise invalid(self.code, self.message.replace("{text}", text), self.mend)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {**handler(schema), "pattern": f"^{self.pattern}$"}
