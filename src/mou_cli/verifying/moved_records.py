"""Records that stand elsewhere: with an organisation that has another id, or comes after it."""

from dataclasses import dataclass
from functools import cached_property

from mou_cli.changes.participants import was_called
from mou_cli.changes.record_edits import Edit, edits_of, with_ids
from mou_cli.changes.values import same
from mou_cli.checks.succession import successors_of
from mou_cli.corrections.signatures import words_of
from mou_cli.loading.reading import read_file
from mou_cli.loading.repository import Repository
from mou_cli.model.base import Model
from mou_cli.model.dates import PartialDate
from mou_cli.model.kinds import PARTNERS, SIGNATURES
from mou_cli.model.partner import Partner
from mou_cli.model.signatures import Signature
from mou_cli.revisions.commits import steps_of_files
from mou_cli.revisions.record_history import FileOfRecords, RecordHistory
from mou_cli.revisions.record_states import Token
from mou_cli.revisions.revisions import Revisions
from mou_cli.trees import MAX_FILE_BYTES

Key = tuple[str, ...]


@dataclass(frozen=True)
class Moves:
    """Finds where a record stands now that is gone from its file.

    Attributes:
        repository: The data as it stands now.
        revisions: Its history.
        head: The commit up to which that counts.
        history: The history of the records.
        files: What became of the records of each file.
    """

    repository: Repository
    revisions: Revisions
    head: str
    history: RecordHistory
    files: list[FileOfRecords]

    def edits(self, old: Model, new: Model) -> list[Edit]:
        """Return what was edited in a record, but for ids of partners that have another one now."""
        return list(edits_of(old, new, self._id_now))

    def place_of(self, path: str, token: Token) -> str | None:
        """Return the file that a record was moved to; None where it was not.

        What became of it there is told of that file.
        """
        for other_path, other in self._found_by.get(_key(self.history.model(token)), ()):
            if other_path != path and self._is_the_same(path, token, other_path, other):
                return other_path
        return None

    @cached_property
    def _found_by(self) -> dict[Key, list[tuple[str, Token]]]:
        """The places of all records, by what one of them is found by."""
        found: dict[Key, list[tuple[str, Token]]] = {}
        for file in self.files:
            for token in {**file.first, **dict.fromkeys(file.now)}:
                key = _key(self.history.model(token))
                found.setdefault(key, []).append((file.path, token))
        return found

    def _is_the_same(self, path: str, token: Token, other_path: str, other: Token) -> bool:
        was, now = self.history.model(token), self.history.model(other)
        old, new = SIGNATURES.stem(path), SIGNATURES.stem(other_path)
        if not isinstance(was, Signature) or not isinstance(now, Signature) or not (old and new):
            return token[0] == other[0] or not self.edits(was, now)
        before, after = was.on_behalf_of or (old,), now.on_behalf_of or (new,)
        edits = [edit for edit in self.edits(was, now) if edit.name != "on_behalf_of"]
        has_new_id = self._id_now(old) == new and with_ids(before, self._id_now) == after
        has_successor = before == after and new in successors_of(self.repository, old)
        return not edits and (has_new_id or has_successor)

    def _id_now(self, partner: str) -> str:
        if partner in self.repository.partners:
            return partner
        if partner not in self._ids:
            self._ids[partner] = self._find(partner)
        return self._ids[partner]

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {}

    def _find(self, partner: str) -> str:
        """Return the id of a partner whose file is gone; its own where no other is it."""
        was = self._partner_that_was(partner)
        for key, now in self.repository.partners.items() if was else ():
            if same(was, now) or was_called(self.repository, key, was.name if was else ""):
                return key
        return partner

    def _partner_that_was(self, partner: str) -> Partner | None:
        path = PARTNERS.path(partner)
        blob = self._former.get(path)
        held = self.revisions.objects.get(blob, MAX_FILE_BYTES) if blob else None
        file = read_file(PARTNERS, path, held.data).file if held else None
        return file.model if file and isinstance(file.model, Partner) else None

    @cached_property
    def _former(self) -> dict[str, str]:
        """The last blob of each partner's file that the history has, by its path."""
        steps = steps_of_files(self.revisions.git, self.head, PARTNERS.folder)
        return {step.path: step.after or step.before for step in steps}


def _key(record: Model) -> Key:
    """Return what a record is found by, wherever it stands."""
    if isinstance(record, Signature):
        return words_of(record)
    date = getattr(record, "date", None)
    return type(record).__name__, date.written if isinstance(date, PartialDate) else ""
