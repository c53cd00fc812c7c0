"""What speaks against a release although the data is valid: what cannot be, and what may be a slip.

What cannot be is refused. What may be meant is a doubt: it is refused as well, until the user says
that it is meant. What they should only know is a remark.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mou_cli.checks.validation import Validation
from mou_cli.errors import UsageError
from mou_cli.loading.repository import Repository
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import MOU_PATH
from mou_cli.model.version import Version
from mou_cli.problems import Problem, Severity
from mou_cli.standing import SigningState, Status
from mou_cli.words.status import begun_words

KEEP_DATE = "--keep-date"
FEWER_SIGNATURES = "--with-fewer-signatures"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may be meant, and is more often a slip.

    Attributes:
        message: What it is, one sentence without a full stop.
        mend: What to do if it is a slip.
        option: The option by which the user says that it is meant.
    """

    message: str
    mend: str
    option: str


def mendable(found: Validation, path: str) -> Validation:
    """Return what was found with a record that is not written yet, without a place inside it.

    Args:
        found: What was found with the record in place.
        path: The path of the record.

    Raises:
        UsageError: The record would have an error that is mended in no file: the name is wrong.
    """
    problems: list[Problem] = []
    for problem in found.problems:
        if problem.position.path != path:
            problems.append(problem)
        elif problem.code == "VER001" and (mou := found.repository.mou) is not None:
            # The record has its date from there.
            problems.append(replace(problem, position=found.repository.where(mou, "date")))
        elif problem.severity is Severity.ERROR:
            raise UsageError(f"The version cannot be recorded: {problem.message}", problem.mend)
    return replace(found, problems=tuple(problems))


def doubtful_date(repository: Repository, version: Version) -> Doubt | None:
    """Return the doubt about the date of a version that is new: its order hangs on that.

    Args:
        repository: The data with its record.
        version: The version.
    """
    others = (v for v in repository.versions.values() if v.version != version.version)
    standing = [other for other in others if other.state != "withdrawn"]
    latest = max(standing, key=lambda other: other.order, default=None)
    if latest is None or version.date.first > latest.date.first:
        return None
    date, known = version.date.printed, latest.date.printed
    if date == known:
        message = f"The agreement still bears the date of version {latest.version}: {date}"
    else:
        message = (
            f"The agreement bears the date {date}, which does not come after that of version "
            f"{latest.version}: {known}"
        )
    return Doubt(message, f"Write the date of this text into {MOU_PATH}, and commit it", KEEP_DATE)


def must_be_in_force_by(status: Status, version: Version) -> None:
    """Make sure that nothing is put in force from a day that is still to come.

    Args:
        status: Where things stand today with the record.
        version: The version.

    Raises:
        UsageError: It would be.
    """
    if version.date.first > status.as_of.last:
        raise UsageError(
            f"Version {version.version} bears the date {version.date.printed}, and is not in force "
            "before that",
            "Put it in force on that day or later; until then it is proposed",
        )
    begun = status.begun
    if begun.state == "open" and begun.terms and begun.terms.date:
        raise UsageError(
            f"By its own terms the agreement begins {begun.terms.date.when}, and no version of it "
            "is in force before that",
            "Put it in force on that day or later; until then it is proposed",
        )


def too_few_signatures(status: Status, version: Version) -> Doubt | None:
    """Return the doubt about a version in force that fewer have signed than it asks for itself.

    Args:
        status: Where things stand today with the record.
        version: The version.
    """
    text, begun = status.in_force, status.begun
    if text is not None and text.version == version and text.repository is None:
        return Doubt(
            f"The text of version {version.version} is not in this clone, so how many have to sign "
            "it cannot be told",
            "Fetch the branch or the tag that has it (git fetch --unshallow --tags)",
            FEWER_SIGNATURES,
        )
    nobody = begun.state == "each" and not begun.have
    if begun.state != "open" and not nobody:
        return None
    return Doubt(
        f"Version {version.version} would be in force before it begins by its own terms: "
        f"{begun_words(begun)}",
        "Record the signatures first, of a version that is proposed: mou sign PARTNER",
        FEWER_SIGNATURES,
    )


def remarks_in_force(status: Status, version: Version) -> Iterator[str]:
    """Yield what whoever puts a version in force should know of it.

    Args:
        status: Where things stand today with the record.
        version: The version.
    """
    name, current = version.version, status.in_force
    if current is not None and current.version.version != name:
        yield (
            f"Version {current.version.version} is in force as well and bears a later date, so "
            f"version {name} is superseded"
        )
        return
    begun = status.begun
    signed = sum(standing.state is SigningState.CURRENT for standing in status.signing)
    if begun.state == "begun" and signed < begun.need:
        yield (
            f"{signed} of {len(status.signing)} have signed version {name}; the agreement began "
            "with an earlier one"
        )


def remarks_on_a_new_version(version: Version, as_of: PartialDate) -> Iterator[str]:
    """Yield what whoever records a new version should know of its name and its date.

    Args:
        version: The version.
        as_of: Today.
    """
    if version.date.first > as_of.last:
        yield f"The date of version {version.version} is still to come: {version.date.printed}"
    try:
        named = PartialDate.parse(version.version)
    except ValueError:
        return
    if named.certainly_before(version.date) or version.date.certainly_before(named):
        yield (
            f"The version is called {version.version}, and the agreement bears the date "
            f"{version.date.printed}"
        )
