"""pandoc and Typst, which make the same of the same: many tests need no more than one conversion.

Whether they do make the same is for tests that convert twice, and do not lay this over them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from mou_cli.exporting import pandoc, pictures

REFERENCE = "--reference-doc="

_convert: Callable[..., bytes] = pandoc._run_pandoc
_picture_of = cache(pictures.picture_of)
_made: dict[tuple[str | bytes, ...], bytes] = {}


@contextmanager
def conversions_kept() -> Iterator[None]:
    """Let a process convert the same text to the same format once, and a drawing once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pandoc, "_run_pandoc", _converted)
        patch.setattr(pictures, "picture_of", _picture_of)
        yield


def _converted(text: str, *options: str) -> bytes:
    key = (text, *map(_meaning, options))
    if key not in _made:
        _made[key] = _convert(text, *options)
    return _made[key]


def _meaning(option: str) -> str | bytes:
    """Return the bytes of a document whose look is taken over, since its path is always another."""
    is_file = option.startswith(REFERENCE)
    return Path(option.removeprefix(REFERENCE)).read_bytes() if is_file else option
