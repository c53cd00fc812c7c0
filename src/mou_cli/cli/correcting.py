"""The options of a correction belong together: which record, what was wrong, what comes instead."""


def check_correction(corrects: str | None, because: str | None, *, in_error: bool) -> None:
    """Refuse options of a correction of which one lacks.

    Raises:
        UsageError: One lacks.
    """
    from mou_cli.errors import UsageError

    if corrects is not None and because is None:
        raise UsageError(
            "Nothing says what was wrong with the record that is corrected",
            'Say it: add `--because "The page says 13 March"`',
        )
    if corrects is None and (because is not None or in_error):
        option = "--in-error" if because is None else "--because"
        raise UsageError(
            f"`{option}` is given, and nothing says which record is corrected",
            "Name it by its date or its person: `--corrects 2026-03-12`",
        )
