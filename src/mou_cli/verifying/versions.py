"""Verify versions: their text is here, and their tags and kept copies have no other."""

from collections.abc import Iterator
from dataclasses import dataclass

from mou_cli.git.walking import commits_with
from mou_cli.loading.repository import Repository
from mou_cli.model.kinds import VERSIONS
from mou_cli.model.version import Version
from mou_cli.problems.rules import problem
from mou_cli.report_text.quoted import Agreements, Quoted, kept_folder, kept_text
from mou_cli.revisions.revision import Revision
from mou_cli.revisions.revisions import Revisions
from mou_cli.verifying.verification import Checked, Verdict, What
from mou_cli.versions.names import OTHER_NAME, meaning_in_git


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of a repository.

    Attributes:
        repository: Its data.
        revisions: Its history; None where there is no git.
        head: The commit up to which the history counts; None where there is none.
    """

    repository: Repository
    revisions: Revisions | None
    head: str | None

    def checks(self) -> Iterator[Checked]:
        """Yield what can be said of each version."""
        for version in self.repository.versions.values():
            yield from self._version(version)

    def _version(self, version: Version) -> Iterator[Checked]:
        name = version.version
        yield self._text(version)
        yield from self._names(version)
        tagged = self.revisions.tagged(name) if self.revisions else None
        if tagged is None:
            words = f"there is no tag `mou/{name}` here"
            yield Checked(What.TAG, name, Verdict.UNCHECKED, words)
        else:
            yield self._tag(version, tagged)
        copy = _digest(kept_text(self.repository, name))
        if copy == version.digest:
            yield Checked(What.KEPT, name, Verdict.GOOD, f"`{kept_folder(name)}/` has its text")
        elif copy:
            found = problem(
                "VFY003",
                self.repository.where(version, "digest"),
                f"`{kept_folder(name)}/` holds another text than version {name}",
                f"Bring the files of that version back, and run `mou keep {name}`",
            )
            yield Checked(What.KEPT, name, Verdict.BAD, found.message, found)

    def _names(self, version: Version) -> Iterator[Checked]:
        """Yield what else git could mean by the name of a version."""
        name = version.version
        others = list(self._of_that_name(self.revisions, version)) if self.revisions else []
        if meaning_in_git(name):
            others.append((f"`{name}` {meaning_in_git(name)}", OTHER_NAME))
        for message, mend in others:
            place = self.repository.where(version, "version")
            bad = problem("VER005", place, message, mend)
            yield Checked(What.VERSION, name, Verdict.BAD, message, bad)

    @staticmethod
    def _of_that_name(revisions: Revisions, version: Version) -> Iterator[tuple[str, str]]:
        """Yield the branches and tags that are called like a version and have another text."""
        name = version.version
        for ref in revisions.meanings.refs(name):
            there = Revision(ref.exact, ref.commit, revisions.tree_of(ref.commit))
            if revisions.digest(there) != version.digest:
                yield (
                    f"There is {ref.told} beside the version `{name}`, with another text",
                    "Rename the branch or the tag, or the version if nobody has seen it yet; "
                    f"till then write `{ref.exact}` or `version:{name}`",
                )

    def _text(self, version: Version) -> Checked:
        name = version.version
        where = self._where(version)
        if where:
            return Checked(What.VERSION, name, Verdict.GOOD, f"{where} has its digest")
        if self.revisions is None or self.revisions.git.is_shallow:
            words = "its text is not here: the history is on another machine"
            return Checked(What.VERSION, name, Verdict.UNCHECKED, words)
        counts = version.state == "proposed" or version == self.repository.version_in_force
        if not counts and not self._was_changed(self.revisions, version):
            words = "its text is in no commit here, and its digest is as it was recorded"
            return Checked(What.VERSION, name, Verdict.UNCHECKED, words)
        bad = problem(
            "VFY001",
            self.repository.where(version, "digest"),
            f"No text here has the digest of version {name}",
            "Fetch the branch or the tag that has it; else find out who changed the record, or the "
            "text: git log -p",
        )
        return Checked(What.VERSION, name, Verdict.BAD, bad.message, bad)

    def _where(self, version: Version) -> str:
        """Return what has the text of a version, the nearest first; empty where nothing has."""
        name, digest = version.version, version.digest
        if _digest(Agreements(self.repository).working) == digest:
            return "the text here"
        if _digest(kept_text(self.repository, name)) == digest:
            return f"the text in `{kept_folder(name)}/`"
        if self.revisions is None:
            return ""
        tagged = self.revisions.tagged(name)
        if tagged is not None and self.revisions.digest(tagged) == digest:
            return "the text of its tag"
        found = self.revisions.with_digest(digest, name)
        return f"the text of commit {(found.commit or '')[:7]}" if found else ""

    def _was_changed(self, revisions: Revisions, version: Version) -> bool:
        """Say whether the digest is another than in the first commit that had the record."""
        path = VERSIONS.path(version.version)
        if self.head is None:
            return False
        said = commits_with(revisions.git, "rev-list", tip=self.head, paths=(path,))
        digests = set()
        for commit in said.decode("ascii").split():
            loaded = revisions.load(Revision(commit, commit, revisions.tree_of(commit)))
            record = loaded.repository.versions.get(version.version)
            digests.add(record.digest if record else version.digest)
        return bool(digests - {version.digest})

    def _tag(self, version: Version, tagged: Revision) -> Checked:
        name, commit = version.version, (tagged.commit or "")[:7]
        if self.revisions and self.revisions.digest(tagged) == version.digest:
            words = f"the tag points at commit {commit}, which has its text"
            return Checked(What.TAG, name, Verdict.GOOD, words)
        bad = problem(
            "VFY002",
            self.repository.where(version, "digest"),
            f"The tag `mou/{name}` points at commit {commit}, which has another text",
            "Fetch the tag anew, or ask who moved it; the record here counts",
        )
        return Checked(What.TAG, name, Verdict.BAD, bad.message, bad)


def _digest(quoted: Quoted | None) -> str | None:
    """Return the digest of an agreement; None where there is none, or a file of it is broken."""
    return None if quoted is None or quoted.repository.broken else quoted.digest
