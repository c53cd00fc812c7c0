"""A repository's own stylesheet: it stands inside the page, and must not leave it."""

import re

from mou_cli.errors import TemplateFaultError

_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})\s?|\n|(.))", re.IGNORECASE | re.DOTALL)
"""CSS can write any letter as its number, so `\\75rl(` is `url(` (CSS Syntax 3, section 4.3.7)."""

_UNSAFE = {
    re.compile(r"</?\s*style|<!--", re.IGNORECASE): "ends the stylesheet, and goes on as HTML",
    re.compile(r"@\s*(import|charset|namespace|document)", re.IGNORECASE): "takes in another file",
    re.compile(
        r"\b(url|src|image|(-\w+-)?image-set|(-\w+-)?cross-fade)\s*\(\s*(?![\"']?(data:|#))",
        re.IGNORECASE,
    ): "fetches something when the page is read",
}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def refuse_unsafe(css: str, path: str) -> None:
    """Look at a stylesheet.

    Args:
        css: Its text.
        path: Its path, for the message.

    Raises:
        TemplateFaultError: It ends its element, or fetches something when the page is read.
    """
    plain = _ESCAPE.sub(_unescaped, css)
    for unsafe, why in _UNSAFE.items():
        found = unsafe.search(css) or unsafe.search(plain)
        if found:
            line = css.count("\n", 0, css.find(found.group())) + 1 if found.group() in css else 1
            raise TemplateFaultError(
                f"{path}, line {line}: `{found.group().strip()}` {why}",
                "Take it out; a page stands alone, and can hold pictures as `url(data:…)`",
            )
    if _CONTROL.search(css):
        raise TemplateFaultError(
            f"{path} holds a control character", "Save it as plain text, and type the line again"
        )


def _unescaped(match: re.Match[str]) -> str:
    digits, letter = match.group(1), match.group(2)
    if digits:
        number = int(digits, 16)
        return chr(number) if 0 < number <= 0x10FFFF else "\ufffd"
    return letter or ""
