"""What the shapes of JSON are made of.

A face returns a `TypedDict`: the type checker holds it to that shape, and `mou schema` prints the
same shape as a JSON Schema. At run time it is a plain dict and costs nothing.
"""

import sys
from typing import Annotated

from pydantic import Field

if sys.version_info >= (3, 12):
    from typing import TypedDict
else:  # pydantic asks for this one there, and brings it
    from typing_extensions import TypedDict

__all__ = ["Count", "TypedDict"]

Count = Annotated[int, Field(ge=0)]
"""A number of things, a line or a column."""
