"""Figures for Word and ODT: in the Markdown itself, since pandoc's sandbox opens no file."""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote

from mou_cli.exporting.html import data_uri
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.typst import picture_of

_IMAGE = re.compile(r"!\[(?P<words>(?:\\.|[^\]\\])*)\]\((?P<address>assets/[^)\s]*)\)")


def with_pictures(markdown: str, paper: Paper) -> str:
    """Put each figure's bytes in place of its path; drawings become PNG, which Word can show.

    Only a draft has figures that cannot be read: their alternative texts stand in their place.
    """

    def picture(found: re.Match[str]) -> str:
        path = unquote(found["address"])
        if path not in paper.images:
            return f"[{found['words']}]{{.strong}}"
        data = paper.images[path]
        if PurePosixPath(path).suffix.lower() == ".svg":
            path, data = f"{path}.png", picture_of(path, data)
        return f"![{found['words']}]({data_uri(path, data)})"

    return _IMAGE.sub(picture, markdown)
