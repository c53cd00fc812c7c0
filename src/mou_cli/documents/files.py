"""The files of a document: it in every wanted format, side by side."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from mou_cli.documents.agreement import Document
from mou_cli.documents.labelled import with_labelled_values
from mou_cli.documents.proofs import Proofs
from mou_cli.english import in_backquotes, or_list
from mou_cli.errors import UsageError
from mou_cli.exporting.formats import DOCUMENT_FORMATS
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.proofreading.comparing import Difference
from mou_cli.trees import Tree


def files_of(
    tree: Tree, document: Document, formats: list[str], made: Callable[[str], None]
) -> Iterator[tuple[str, bytes]]:
    """Make the formats of a document side by side: each waits for a converter most of its time.

    Meanwhile the words of those that are made are compared with the text.

    Args:
        tree: The repository, for its templates.
        document: The document.
        formats: Names of formats.
        made: Called with the name of each file when it is made, from several threads.

    Raises:
        EnvironmentFaultError: A converter is missing or fails, or a format does not say what the
            text says.
    """
    markdown = with_labelled_values(document.printed, document.paper)
    makers = {name: DOCUMENT_FORMATS[name].maker() for name in formats}

    def make(name: str) -> tuple[str, bytes]:
        data = makers[name](tree, document.paper, markdown)
        made(f"{document.name}.{name}")
        return name, data

    files: dict[str, bytes] = {}
    found: dict[str, Difference | None] = {}
    with ThreadPoolExecutor(max_workers=min(len(formats), os.cpu_count() or 1)) as threads:
        making = threads.map(make, formats)
        proofs = Proofs(tree, document, markdown, formats)
        for name, data in making:
            files[name], found[name] = data, proofs.of(name, data)
    proofs.must_be_whole(found)
    yield from ((f"{document.name}.{name}", data) for name, data in files.items())
    if "md" in formats:
        yield from document.paper.images.items()


def must_be_known(
    what: str, names: Sequence[str], known: Sequence[str] = tuple(DOCUMENT_FORMATS)
) -> None:
    """Refuse the first name that is unknown.

    Raises:
        UsageError: There is one.
    """
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            all_of_them = (
                "" if hint.startswith("Use") else f" There are: {or_list(in_backquotes(known))}"
            )
            raise UsageError(f"No {what} is called `{name}`", hint + all_of_them)
