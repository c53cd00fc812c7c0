"""Lines of a text as YAML and editors count them."""


def text_lines(text: str) -> list[str]:
    """Return the lines of a text, without line ends; there is always at least one.

    `str.splitlines` would also break at U+000B, U+0085 and U+2028, which end no line of a file.
    """
    return [line.removesuffix("\r") for line in text.split("\n")]
