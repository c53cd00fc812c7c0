"""Keys that may sign for a partner: `data/allowed-signers/<partner>`, OpenSSH's own format.

The format is in ssh-keygen(1), ALLOWED SIGNERS. It can say more than an agreement needs, and more
than a reviewer would see: patterns, lists of names, keys that vouch for other keys. So a line here
names one partner and one key, and what else it says is nothing but a time or a namespace.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from mou_cli.places import key_file
from mou_cli.problems import MAX_PROBLEMS

NAMESPACE = "mou-signature-v1"
"""What a signature is for (OpenSSH, PROTOCOL.sshsig, section 2): a key's signature for git or for a
file is none for an agreement."""

MOST_BYTES = 100_000
MOST_KEYS = 50
"""Limits of one file: an organisation has a handful of keys."""

KINDS = (
    "ssh-ed25519",
    "ssh-rsa",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
)
"""Kinds of keys that OpenSSH signs with; certificates are none, and it gave DSA up."""


@dataclass(frozen=True, slots=True)
class AllowedKey:
    """One key.

    Attributes:
        line: Its line in the file.
        kind: What kind of key it is, as OpenSSH calls it.
        blob: The public key in base64.
        options: What limits its use, in order, by name.
    """

    line: int
    kind: str
    blob: str
    options: tuple[tuple[str, str], ...] = ()

    @property
    def public_key(self) -> str:
        """The key as `TYPE BASE64`."""
        return f"{self.kind} {self.blob}"

    @property
    def fingerprint(self) -> str:
        """The key's fingerprint as `ssh-keygen -l` prints it: `SHA256:…`."""
        return fingerprint_of(self.blob)

    @property
    def told(self) -> str:
        """The key in a sentence: its fingerprint, and when it is valid."""
        limits = "".join(f", {name} {value}" for name, value in self.options)
        return f"{self.fingerprint}{limits}"

    def line_for(self, principal: str) -> str:
        """Return the line of an `allowed_signers` file that says just this."""
        options = ",".join(f'{name}="{value}"' for name, value in self.options)
        return " ".join(part for part in (principal, options, self.public_key) if part)


@dataclass(frozen=True, slots=True)
class KeyFault:
    """What is wrong with a line."""

    line: int
    column: int
    length: int
    message: str
    mend: str


@dataclass(frozen=True, slots=True)
class AllowedSigners:
    """One file: the keys of its faultless lines, and what is wrong with the others."""

    path: str
    keys: tuple[AllowedKey, ...]
    faults: tuple[KeyFault, ...]


def fingerprint_of(blob: str) -> str:
    """Return the fingerprint of a public key in base64."""
    digest = sha256(base64.b64decode(blob)).digest()
    return f"SHA256:{base64.b64encode(digest).decode('ascii').rstrip('=')}"


def read_allowed_signers(data: bytes, partner: str) -> AllowedSigners:
    """Read the file of a partner.

    Args:
        data: Its bytes.
        partner: The partner's id, the only principal that its lines may have.
    """
    path = key_file(partner)
    if len(data) > MOST_BYTES:
        mend = f"Keep it below {MOST_BYTES:,} bytes"
        return AllowedSigners(
            path, (), (KeyFault(1, 1, 1, "The file is too large for keys", mend),)
        )
    keys: dict[str, AllowedKey] = {}
    faults = []
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        try:
            key = _key_of_line(line.strip(" \t\r"), number, partner)
            if key is not None:
                _add(keys, key)
        except _FaultError as found:
            column = line.find(found.words) + 1 if found.words else 1
            length = max(1, len(found.words or line.strip()))
            faults.append(KeyFault(number, max(1, column), length, found.message, found.mend))
            if len(faults) > MAX_PROBLEMS:
                break
    return AllowedSigners(path, tuple(keys.values()), tuple(faults))


def _add(keys: dict[str, AllowedKey], key: AllowedKey) -> None:
    if key.blob in keys:
        raise _FaultError(key.blob, "This key stands in the file twice", _ONCE)
    if len(keys) == MOST_KEYS:
        raise _FaultError("", f"There are more than {MOST_KEYS} keys", _ONCE)
    keys[key.blob] = key


_ONCE = "Keep one line a key, and those keys alone that are used"


class _FaultError(Exception):
    def __init__(self, words: str, message: str, mend: str) -> None:
        super().__init__(message)
        self.words, self.message, self.mend = words, message, mend


_LINE = re.compile(
    r"(?P<principals>\"[^\"]*\"|[^ \t]+)[ \t]+"
    r"(?:(?P<options>(?:[^ \t\"]|\"[^\"]*\")+)[ \t]+)??"
    r"(?P<kind>[a-z0-9.@-]+)[ \t]+(?P<blob>[A-Za-z0-9+/=]+)(?:[ \t].*)?"
)
_OPTION = re.compile(r"([A-Za-z-]+)(?:=\"([^\"]*)\")?(?:,|\Z)")


def _key_of_line(line: str, number: int, partner: str) -> AllowedKey | None:
    if not line or line.startswith("#"):
        return None
    found = _LINE.fullmatch(line)
    if found is None or found["kind"] not in KINDS:
        raise _FaultError(
            "",
            "This line is none that OpenSSH reads as a key that signs",
            f"Write `{partner} ssh-ed25519 AAAA…`, with the key from the signer's `.pub` file",
        )
    if found["principals"] != partner:
        raise _FaultError(
            found["principals"],
            f"The key is for {_in_quotes(found['principals'])}, and the file for `{partner}`",
            f"Begin the line with `{partner}` alone: no list, no pattern",
        )
    if not _is_key(found["kind"], found["blob"]):
        raise _FaultError(
            found["blob"],
            f"What follows `{found['kind']}` is no such key",
            "Copy the whole line of the signer's `.pub` file",
        )
    options = tuple(_options(found["options"] or ""))
    return AllowedKey(number, found["kind"], found["blob"], options)


def _options(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    names: set[str] = set()
    while at < len(text):
        match = _OPTION.match(text, at)
        name = match[1].lower() if match else ""
        if match is None or name not in _OPTIONS or match[2] is None or name in names:
            words = match[0].rstrip(",") if match else text[at:]
            raise _FaultError(words, f"{_in_quotes(words)} cannot stand here", _ONLY)
        _OPTIONS[name](match[2])
        names.add(name)
        yield name, match[2]
        at = match.end()


_ONLY = (
    "Allowed are `valid-after`, `valid-before` and `namespaces`, each once; a key that vouches for "
    "other keys (`cert-authority`) is not"
)


def _check_time(value: str) -> None:
    digits = value.removesuffix("Z")
    form = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S"}.get(len(digits), "")
    try:
        datetime.strptime(digits if digits.isdigit() else "none", form)
    except ValueError:
        raise _FaultError(
            value, f"{_in_quotes(value)} is no time", "Write it as 20260331 or 202603311200Z"
        ) from None


def _check_namespaces(value: str) -> None:
    if NAMESPACE not in value.split(","):
        raise _FaultError(
            value,
            f"This key may not sign agreements: its namespaces leave `{NAMESPACE}` out",
            f"Add `{NAMESPACE}`, or take the option out",
        )


_OPTIONS = {
    "valid-after": _check_time,
    "valid-before": _check_time,
    "namespaces": _check_namespaces,
}


def _is_key(kind: str, blob: str) -> bool:
    try:
        data = base64.b64decode(blob, validate=True)
    except binascii.Error:
        return False
    return data.startswith(len(kind).to_bytes(4, "big") + kind.encode("ascii")) and len(data) > 40


def _in_quotes(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`"
