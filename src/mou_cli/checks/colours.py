"""Colours as `#rrggbb`: how well text of a colour can be read."""


def contrast_on_white(colour: str) -> float:
    """Return the contrast ratio with white, from 1 to 21 (WCAG 2.2, glossary, "contrast ratio")."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def darkened(colour: str, contrast: float) -> str:
    """Return the nearest colour of the same hue with at least this contrast, 21 at most."""
    shades = (
        "#" + "".join(f"{part * share // 100:02x}" for part in _parts(colour))
        for share in range(100, -1, -1)
    )
    return next(shade for shade in shades if contrast_on_white(shade) >= contrast)


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _linear(part: int) -> float:
    """Return a part in linear light (WCAG 2.2, glossary, "relative luminance")."""
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
