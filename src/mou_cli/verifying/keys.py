"""Verify SSH signatures: of this record, by a key that was trusted, at a time when it was valid."""

from dataclasses import dataclass, replace
from datetime import datetime

from mou_cli.english import and_list
from mou_cli.loading.repository import Repository
from mou_cli.model.allowed_signers import NAMESPACE, AllowedKey, fingerprint_of
from mou_cli.model.base import Blank
from mou_cli.places import key_file
from mou_cli.problems.rules import problem
from mou_cli.revisions.judges import Judge, KeysAt, Trusted
from mou_cli.revisions.trust import Trust
from mou_cli.signatures import Recorded, ssh
from mou_cli.signatures.statement import statement_of
from mou_cli.verifying.verification import Checked, Verdict, What


@dataclass(frozen=True, slots=True)
class Keys:
    """What SSH signatures are verified by.

    Attributes:
        repository: The data.
        trust: Finds trusted keys; None where there is no git.
    """

    repository: Repository
    trust: Trust | None

    def check(self, recorded: Recorded, signature: str, subject: str) -> Checked:
        """Say what can be said of one signature."""
        try:
            return self._verified(recorded, signature, subject)
        except ssh.NoSshError:
            words = "there is no ssh-keygen on this machine: it cannot be checked here"
            return Checked(What.SSH, subject, Verdict.UNCHECKED, words)

    def _verified(self, recorded: Recorded, signature: str, subject: str) -> Checked:
        statement = statement_of(recorded.partner, recorded.signature)
        if not ssh.fits(statement, signature, NAMESPACE):
            message = "The SSH signature is none of this record"
            mend = (
                "The record was changed after it was signed, or the signature was made for "
                "something else. Look at its history: git log -p; then sign once more"
            )
            return self._bad("VFY004", recorded, subject, message, mend)
        if self.trust is None:
            words = "no git repository to read trusted keys from: it cannot be checked here"
            return Checked(What.SSH, subject, Verdict.UNCHECKED, words)
        trusted = self.trust.of(recorded)
        if trusted.at is None:
            words = f"it cannot be checked here: {trusted.unknown}"
            return Checked(What.SSH, subject, Verdict.UNCHECKED, words)
        return self._judged(recorded, signature, subject, trusted, trusted.at)

    def _judged(
        self, recorded: Recorded, signature: str, subject: str, trusted: Trusted, at: KeysAt
    ) -> Checked:
        public = ssh.public_key_of(signature)
        if at.key(public) is None:
            found = self._unknown(recorded, subject, public, trusted, at)
            return replace(found, judges=(at.judge,))
        deciding = _deciding(trusted, at, public)
        # The first that says so is told; what several say alike is asked once.
        for judge, key in {key.options: (judge, key) for judge, key in reversed(deciding)}.values():
            if not _is_valid(recorded, signature, key, trusted.time):
                found = self._not_valid(recorded, subject, key, trusted, judge)
                return replace(found, judges=(judge,))
        judges = tuple(judge for judge, _ in deciding)
        words = (
            f"signed with {fingerprint_of(public.split(' ')[1])}, a key of `{recorded.partner}` at "
            f"{and_list(judge.told for judge in judges)}; {claimed(recorded)}; {trusted.since}"
        )
        if trusted.now is not None and trusted.now.key(public) is None:
            words += f"; taken out by {trusted.now.judge.told}, which leaves it good"
        return Checked(What.SSH, subject, Verdict.GOOD, words, judges=judges)

    def _not_valid(
        self, recorded: Recorded, subject: str, key: AllowedKey, trusted: Trusted, judge: Judge
    ) -> Checked:
        return self._bad(
            "VFY006",
            recorded,
            subject,
            f"The key {key.told} was not valid on {trusted.time:%Y-%m-%d}, says {judge.told}",
            f"That is when it came to the default branch, or else today ({trusted.since}); the "
            "date in the record is only claimed. Sign with a key that is valid",
        )

    def _unknown(
        self, recorded: Recorded, subject: str, public: str, trusted: Trusted, at: KeysAt
    ) -> Checked:
        partner = recorded.partner
        fingerprint = fingerprint_of(public.split(" ")[1])
        here = self.repository.allowed_signers.get(partner)
        message = f"The key {fingerprint} is none of `{partner}` at {at.judge.told}"
        if not at.keys:
            message = f"There are no trusted keys of `{partner}` at {at.judge.told}"
        if trusted.parted is not None and trusted.parted.key(public):
            mend = (
                f"It was one at {trusted.parted.judge.told}, and was taken out since. Sign with "
                "a key that is there now"
            )
        elif here is not None and any(key.public_key == public for key in here.keys):
            mend = (
                "The key came together with the signature or after it. First the key has to come "
                "to the default branch, and then the signature"
            )
        else:
            mend = f"Ask `{partner}` whose key it is, and add it to {key_file(partner)}"
        return self._bad("VFY005", recorded, subject, message, mend)

    def _bad(self, code: str, recorded: Recorded, subject: str, message: str, mend: str) -> Checked:
        place = self.repository.where(recorded.signature, "ssh")
        return Checked(What.SSH, subject, Verdict.BAD, message, problem(code, place, message, mend))


def _deciding(trusted: Trusted, at: KeysAt, public: str) -> list[tuple[Judge, AllowedKey]]:
    """Return the entries of a key that decide: where it has to be, and by the default branch now.

    A key that is there no more leaves good what was signed before; an end that it was given counts.
    """
    places = [at] if trusted.now is None else [at, trusted.now]
    return [(keys.judge, key) for keys in places if (key := keys.key(public))]


def _is_valid(recorded: Recorded, signature: str, key: AllowedKey, time: datetime) -> bool:
    partner = recorded.partner
    timed = any(name.startswith("valid-") for name, _ in key.options)
    return ssh.verifies(
        statement_of(partner, recorded.signature),
        signature,
        partner,
        NAMESPACE,
        f"{key.line_for(partner)}\n",
        time if timed else None,
    )


def claimed(recorded: Recorded) -> str:
    """Return the date in a record, in words: whoever signs writes it, and nobody proves it."""
    date = recorded.signature.date
    return "without a date" if isinstance(date, Blank) else f"dated {date.printed}, as claimed"
