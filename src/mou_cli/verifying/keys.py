"""Verify SSH signatures: of this record, by a key that was trusted, at a time when it was valid."""

from dataclasses import dataclass

from mou_cli.loading.repository import Repository
from mou_cli.model.allowed_signers import NAMESPACE, AllowedKey, fingerprint_of
from mou_cli.model.base import Blank
from mou_cli.places import key_file
from mou_cli.problems.rules import problem
from mou_cli.revisions.trust import Trust, Trusted
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
        if trusted.keys is None:
            words = f"it cannot be checked here: {trusted.where}"
            return Checked(What.SSH, subject, Verdict.UNCHECKED, words)
        public = ssh.public_key_of(signature)
        key = next((each for each in trusted.keys if each.public_key == public), None)
        if key is None:
            return self._unknown(recorded, subject, public, trusted)
        return self._judged(recorded, signature, subject, key, trusted)

    def _judged(
        self, recorded: Recorded, signature: str, subject: str, key: AllowedKey, trusted: Trusted
    ) -> Checked:
        partner = recorded.partner
        statement = statement_of(partner, recorded.signature)
        allowed = f"{key.line_for(partner)}\n"
        timed = any(name.startswith("valid-") for name, _ in key.options)
        time = trusted.time if timed else None
        if not ssh.verifies(statement, signature, partner, NAMESPACE, allowed, time):
            return self._bad(
                "VFY006",
                recorded,
                subject,
                f"The key {key.told} was not valid on {trusted.time:%Y-%m-%d}",
                f"That is when it came to the default branch, or else today ({trusted.since}); the "
                "date in the record is only claimed. Sign with a key that is valid",
            )
        words = (
            f"signed with {key.fingerprint}, a key of `{partner}` at {trusted.where}; "
            f"{claimed(recorded)}; {trusted.since}"
        )
        return Checked(What.SSH, subject, Verdict.GOOD, words)

    def _unknown(self, recorded: Recorded, subject: str, public: str, trusted: Trusted) -> Checked:
        partner = recorded.partner
        fingerprint = fingerprint_of(public.split(" ")[1])
        here = self.repository.allowed_signers.get(partner)
        if not trusted.keys:
            message = f"There are no trusted keys of `{partner}` at {trusted.where}"
        else:
            message = f"The key {fingerprint} is none of `{partner}` at {trusted.where}"
        if here is not None and any(key.public_key == public for key in here.keys):
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


def claimed(recorded: Recorded) -> str:
    """Return the date in a record, in words: whoever signs writes it, and nobody proves it."""
    date = recorded.signature.date
    return "without a date" if isinstance(date, Blank) else f"dated {date.printed}, as claimed"
