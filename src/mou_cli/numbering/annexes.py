"""Which sections stand behind the agreement itself: annexes, by the word in their number."""

ANNEXES = frozenset({"annex", "annexe", "appendix", "attachment", "schedule"})


def is_annex(number: str | None) -> bool:
    """Say whether a number is that of an annex, such as `Annex A`.

    Args:
        number: The number as it is printed, if there is one.
    """
    word, _, rest = (number or "").partition(" ")
    return word.casefold() in ANNEXES and bool(rest.strip())
