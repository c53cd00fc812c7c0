"""Committee reports as documents."""

from mou_cli.errors import UsageError
from mou_cli.exporting.paper import ACCENT, LARGE_PRINT_POINTS, POINTS, Paper
from mou_cli.loading import packaged_house_style, packaged_house_styles
from mou_cli.model.dates import PartialDate
from mou_cli.model.house_style import HouseStyle
from mou_cli.model.report import Report
from mou_cli.operations.documents import Document, images_of, read_or_none
from mou_cli.rendering.templates import render_markdown
from mou_cli.report_text.facts import facts_of
from mou_cli.report_text.projection import report_text_of
from mou_cli.report_text.quoted import Quoted
from mou_cli.repository import Repository
from mou_cli.suggestions import did_you_mean
from mou_cli.views.report import ReportView, report_view_of


def report_document(
    repository: Repository,
    name: str,
    *,
    house_style: str | None = None,
    with_errors: bool = False,
    large_print: bool = False,
) -> Document:
    """Return a report.

    Args:
        repository: Its data.
        name: The report's id.
        house_style: Another house style than its own.
        with_errors: The data has errors, so it is a draft whatever its state says.
        large_print: Set its text in 18 point.

    Raises:
        UsageError: There is no such house style.
        TemplateFaultError: A template has a fault.
    """
    report = repository.reports[name]
    style = _style(repository, house_style or report.house_style)
    quoted = Quoted(repository, repository.mou) if repository.mou else None
    text = report_text_of(
        repository.tree,
        report,
        style,
        quoted,
        own_style=house_style in (None, report.house_style),
    )
    view = report_view_of(text, style)
    markdown = render_markdown(repository.tree, "report.md.j2", document=view)
    points = LARGE_PRINT_POINTS if large_print else POINTS
    paper = _paper(repository, report, style, view, points, draft=with_errors)
    file = f"{name}-large-print" if large_print else name
    return Document(file, paper, markdown, other_words=False)


def _style(repository: Repository, name: str) -> HouseStyle:
    """Return a house style: the repository's own, or else the package's."""
    own = repository.house_styles.get(name)
    if own is not None:
        return own
    known = packaged_house_styles()
    if name not in known:
        all_of_them = sorted({*repository.house_styles, *known})
        raise UsageError(f"No house style is called `{name}`", did_you_mean(name, all_of_them))
    return packaged_house_style(name).repository.house_styles[name]


def _paper(
    repository: Repository,
    report: Report,
    style: HouseStyle,
    view: ReportView,
    points: int,
    *,
    draft: bool,
) -> Paper:
    tree, look = repository.tree, style.look
    images = dict(images_of(tree, view.images))
    template = look.word_template if points == POINTS else None
    by = facts_of(report, style)["by_names"]
    dates = [meeting.date for meeting in report.to if isinstance(meeting.date, PartialDate)]
    published = None if draft or report.state == "draft" else "Published"
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
        points=points,
        images=images,
        missing=tuple(path for path in view.images if path not in images),
        published=published,
        strapline=style.furniture.strapline,
    )
