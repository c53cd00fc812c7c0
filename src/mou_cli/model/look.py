"""How documents look: a council's own colour, logo and Word template. Never part of the digest."""

from typing import Annotated

from pydantic import Field

from mou_cli.model.base import Model, OneLine
from mou_cli.model.forms import Form

Colour = Annotated[
    str,
    Form(
        r"#[0-9a-fA-F]{6}",
        "SCH003",
        "`{text}` is no colour",
        'Write `"#17496e"`: the sign, then six digits or letters from a to f',
    ),
]


class Logo(Model):
    """A picture at the head of the first page."""

    file: OneLine = Field(description="Its path in `assets/`: an SVG, PNG or JPEG file.")
    alt: OneLine = Field(description="What it shows, for those who cannot see it.")


class Look(Model):
    """What makes the documents a council's own."""

    accent: Colour | None = Field(
        None, description="The one colour of headings, links and rules, as `#rrggbb`."
    )
    logo: Logo | None = Field(None, description="The logo on the first page.")
    word_template: OneLine | None = Field(
        None,
        description="Path in `assets/` of a Word document whose styles, page and furniture are "
        "taken over.",
    )
