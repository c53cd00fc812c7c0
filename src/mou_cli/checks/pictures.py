"""Every picture that the data names is there, and every format can show it."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from mou_cli.checks.places import place_of_link
from mou_cli.loading.repository import Repository
from mou_cli.model.look import Logo
from mou_cli.places import ASSETS, lies_in
from mou_cli.printable.photographs import PictureFault
from mou_cli.printable.pictures import picture_fault
from mou_cli.problems import Position, Problem
from mou_cli.problems.rules import problem
from mou_cli.prose.tree import Image, inlines_of
from mou_cli.trees import UnreadableFileError


def check_pictures(repository: Repository) -> Iterator[Problem]:
    """Yield REF003 for pictures that are missing, or that a format cannot show."""

    @cache
    def fault_of(path: str) -> PictureFault | None:
        """Look at a picture once, however many texts show it."""
        try:
            return picture_fault(path, repository.tree.read(path))
        except UnreadableFileError as error:
            return PictureFault(str(error))

    for position, path in (*_figures(repository), *_logos(repository)):
        fault = fault_of(path) if lies_in(path, ASSETS) else OUTSIDE
        if fault is not None:
            message = f"The picture `{path}` cannot be used: {fault.reason}"
            yield problem("REF003", position(), message, fault.mend)


OUTSIDE = PictureFault("it is not in `assets/`")

Named = tuple[Callable[[], Position], str]
"""Where a picture is named, which is asked for when there is something to say, and its path."""


def _figures(repository: Repository) -> Iterator[Named]:
    for model, name, prose in repository.proses:
        for inline in inlines_of(prose.blocks):
            # Of a figure that is not in `assets/`, PRO005 tells.
            if isinstance(inline, Image) and lies_in(inline.source, ASSETS):
                source = inline.source
                yield partial(place_of_link, repository, model, name, prose, source), source


def _logos(repository: Repository) -> Iterator[Named]:
    for logo in repository.every(Logo):
        yield partial(repository.where, logo, "file"), logo.file
