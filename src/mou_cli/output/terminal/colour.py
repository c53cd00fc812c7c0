"""Colour, where it is wanted."""


def paint(text: str, style: str, *, colour: bool) -> str:
    """Return `text` in a style of rich, such as `bold red`, or as it is."""
    if not colour:
        return text
    from rich.color import ColorSystem
    from rich.style import Style

    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)
