"""Committee reports as documents."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from mou_cli.documents.agreement import Document, images_of, read_or_none
from mou_cli.documents.exempt import exempt_texts
from mou_cli.errors import UsageError
from mou_cli.exporting.paper import ACCENT, LARGE_PRINT_POINTS, POINTS, Paper
from mou_cli.loading.loader import packaged_house_style, packaged_house_styles
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.house_style import HouseStyle
from mou_cli.model.report import Report
from mou_cli.problems.suggestions import did_you_mean
from mou_cli.rendering.templates import render_markdown
from mou_cli.report_text.facts import facts_of
from mou_cli.report_text.projection import report_text_of
from mou_cli.report_text.quoted import Agreements, version_of
from mou_cli.report_text.text import ReportText
from mou_cli.signed_text.projection import signed_text_of
from mou_cli.trees import Tree, UnreadableFileError
from mou_cli.views.report import ReportView, report_view_of

PLAIN = "generic"
"""The package's house style that suits every body."""


@dataclass(frozen=True, slots=True)
class Edition:
    """In which way a report is made.

    Attributes:
        house_style: Another house style than its own.
        exempt: With its exempt texts, not for publication.
        large_print: In 18 point.
        with_errors: The data has errors, so it is a draft whatever its state says.
        pack: With its appendices, the pages numbered through.
    """

    house_style: str | None = None
    exempt: bool = False
    large_print: bool = False
    with_errors: bool = False
    pack: bool = False

    @property
    def ending(self) -> str:
        """What tells the edition's files from those of the plain report."""
        return f"{'-pack' * self.pack}{'-exempt' * self.exempt}{'-large-print' * self.large_print}"


PLAIN_EDITION = Edition()


def report_document(
    repository: Repository,
    name: str,
    edition: Edition = PLAIN_EDITION,
    *,
    templates: Tree | None = None,
) -> Document:
    """Return a report.

    Args:
        repository: Its data.
        name: The report's id.
        edition: In which way it is made.
        templates: The files whose templates are used; else those of the data itself.

    Raises:
        UsageError: There is no such house style, or an exempt text is missing.
        TemplateFaultError: A template has a fault.
    """
    report = repository.reports[name]
    style = _house_style_of(repository, report, edition.house_style)
    quoted = Agreements(repository).of(name).quoted
    text = report_text_of(
        repository.tree,
        report,
        style,
        quoted,
        own_style=edition.house_style in (None, report.house_style),
        exempt=exempt_texts(repository.tree, name, report) if edition.exempt else {},
        pack=edition.pack,
    )
    signing = [p for p in quoted.mou.participants if quoted.mou.signs(p)] if quoted else []
    view = report_view_of(text, style, signing)
    markdown = render_markdown(templates or repository.tree, "report.md.j2", document=view)
    paper = _paper_of_report(repository.tree, report, style, view, edition)
    if edition.pack and quoted:
        agreed = signed_text_of(quoted.repository, quoted.mou).images
        images = {**dict(images_of(quoted.repository.tree, agreed)), **paper.images}
        paper = replace(paper, images=images)
    published = _published(report, version_of(repository, name))
    if not edition.with_errors and published:
        paper = replace(paper, published=published)
    beside, notes = _beside(repository.tree, text)
    return Document(
        f"{name}{edition.ending}",
        paper,
        markdown,
        other_words=False,
        beside=beside,
        notes=notes,
        is_report=True,
        page_limit=None if edition.pack or edition.large_print else style.page_limit,
    )


def _beside(tree: Tree, text: ReportText) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the appendices that are files of their own, and what is to be said of them.

    Pages of another PDF lose their tags when they are put into one, so they stay beside it.
    """
    files: dict[str, bytes] = {}
    notes = []
    for path in (appendix.file for appendix in text.appendices if appendix.file):
        name = PurePosixPath(path).name
        try:
            files[name] = tree.read(path)
        except UnreadableFileError as error:
            notes.append(f"`{path}` is not beside the pack: {error}")
        else:
            notes.append(
                f"`{name}` goes beside the pack: inside it, readers of screens could not read it"
            )
    return files, tuple(notes)


def _house_style_of(repository: Repository, report: Report, other: str | None) -> HouseStyle:
    """Return a house style: the repository's own, or else the package's.

    Where a report's own is unknown, which is a Problem, a draft is laid out plainly.
    """
    name = other or report.house_style
    own = repository.house_styles.get(name)
    if own is not None:
        return own
    known = packaged_house_styles()
    if name not in known and other is not None:
        all_of_them = sorted({*repository.house_styles, *known})
        raise UsageError(f"No house style is called `{name}`", did_you_mean(name, all_of_them))
    name = name if name in known else PLAIN
    return packaged_house_style(name).repository.house_styles[name]


def _published(report: Report, version: str | None) -> str | None:
    """Say what a report is that is no draft, and of which text it speaks."""
    if report.state == "draft":
        return None
    state = "Withdrawn" if report.state == "withdrawn" else "Published"
    return f"{state}, on version {version}" if version else state


def _paper_of_report(
    tree: Tree, report: Report, style: HouseStyle, view: ReportView, edition: Edition
) -> Paper:
    look = style.look
    images = dict(images_of(tree, view.images))
    template = None if edition.large_print else look.word_template
    by = facts_of(report, style)["by_names"]
    dates = [meeting.date for meeting in report.to if isinstance(meeting.date, PartialDate)]
    return Paper(
        title=report.title,
        authors=(by,) if by else (),
        date=min(dates, key=lambda date: date.first, default=None),
        version=None,
        standing=None,
        digest=view.digest,
        fingerprint=view.fingerprint,
        accent=look.accent or ACCENT,
        word_template=read_or_none(tree, template) if template else None,
        points=LARGE_PRINT_POINTS if edition.large_print else POINTS,
        images=images,
        missing=tuple(path for path in view.images if path not in images),
        strapline=style.furniture.strapline,
        notice=_notice(report) if edition.exempt else None,
    )


def _notice(report: Report) -> str:
    """Say on every page that the paper is not for publication, and why."""
    paragraphs = ", ".join(str(number) for number in report.access.paragraphs)
    by = f": exempt by paragraph {paragraphs} of Schedule 12A" if paragraphs else ""
    return f"Not for publication{by}"
