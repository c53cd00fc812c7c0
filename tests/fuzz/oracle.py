"""What must hold for any files: an answer, places inside the files, nothing that steers.

The files stand in memory, so that a run costs the reading and nothing else.
"""

import re
from collections.abc import Iterator, Mapping

from mou_cli.checks.validation import Validation, source_lines, validate
from mou_cli.output.problems.json import problems_as_json
from mou_cli.output.problems.text import problems_as_text
from mou_cli.problems import Position
from mou_cli.rendering.templates import render_markdown
from mou_cli.signed_text.digest import digest_of
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees import MAX_FILE_BYTES, UnreadableFileError
from mou_cli.views.document import view_of
from mou_cli.words.problems import summary_of_problems

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


class MemoryTree:
    """Files by path."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self.contents = contents

    def files(self, folder: str) -> Iterator[str]:
        yield from sorted(path for path in self.contents if path.startswith(f"{folder}/"))

    def has(self, path: str) -> bool:
        return path in self.contents

    def tracked(self, folder: str) -> tuple[str, ...]:
        return ()

    def read(self, path: str) -> bytes:
        if path not in self.contents:
            raise UnreadableFileError("it does not exist")
        if len(self.contents[path]) > MAX_FILE_BYTES:
            raise UnreadableFileError(f"it is larger than {MAX_FILE_BYTES:,} bytes")
        return self.contents[path]


def answers_rightly(files: Mapping[str, bytes], *, rendered: bool = True) -> Validation:
    """Validate files, and render them as far as Markdown.

    Args:
        files: The repository's files.
        rendered: Whether to render; it takes most of the time.

    Raises:
        AssertionError: A place is outside its file, or what is printed steers a terminal.
    """
    tree = MemoryTree(files)
    validation = validate(tree)
    for problem in validation.problems:
        _inside(problem.position, files)
    written = problems_as_text(validation.problems, source_lines(tree), colour=False)
    assert not STEERING.search(written), written
    assert not STEERING.search(problems_as_json(validation.problems, validation.files))
    assert summary_of_problems(validation.problems, validation.files)
    mou = validation.repository.mou
    if mou is not None and rendered:
        view = view_of(validation.repository, mou, with_errors=True)
        assert view.digest == digest_of(signed_text_of(validation.repository, mou))
        assert render_markdown(None, "mou.md.j2", document=view)
    return validation


def _inside(position: Position, files: Mapping[str, bytes]) -> None:
    text = files.get(position.path, b"").decode("utf-8-sig", "replace")
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    assert 1 <= position.line <= len(lines), position
    assert 1 <= position.column <= len(lines[position.line - 1]) + 1, position
    assert position.length >= 1, position
