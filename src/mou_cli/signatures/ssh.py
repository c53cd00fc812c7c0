"""ssh-keygen: the one module that runs it. List arguments, results by exit code alone.

What is signed goes in by standard input and the signature comes out by standard output. A
passphrase is between ssh-keygen, or the agent, and the user's terminal: it never passes here.
What OpenSSH signs and how is in its PROTOCOL.sshsig; `-Y` is in ssh-keygen(1).
"""

import base64
import binascii
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from mou_cli.errors import EnvironmentFaultError, UsageError
from mou_cli.files.writing import temporary_folder, write_files

PROGRAM = "ssh-keygen"

PATIENCE = 300
"""Seconds that somebody has to find a passphrase or touch a security key."""

TIMEOUT = 60
"""Seconds after which a verification is given up."""

MOST_BYTES = 100_000
"""A larger file is no key."""

_PRIVATE = b"-----BEGIN "
_LITERAL = ("key::", "ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-")
"""What a public key begins with that stands on the command line itself, as git takes it."""

_OF_THE_USER = ("SSH_AUTH_SOCK", "SSH_ASKPASS", "SSH_ASKPASS_REQUIRE", "DISPLAY")
"""A verification needs no agent and asks nobody."""


class NoSshError(EnvironmentFaultError):
    """There is no ssh-keygen on this machine."""

    def __init__(self) -> None:
        super().__init__(
            "`ssh-keygen` is not installed, or cannot be found",
            "Install OpenSSH (on Windows: Settings, Optional features, OpenSSH Client); "
            "without it signatures can be recorded, and not made or checked with a key",
        )


def sign(statement: bytes, key: str, namespace: str) -> str:
    """Sign a statement and return the signature in its armour, verified.

    Args:
        statement: What is signed.
        key: A file with a private key; or one with a public key, or the public key itself, whose
            private half an agent holds. Other than that the file may lie beside the public one.
        namespace: What the signature is for.

    Raises:
        UsageError: There is no such file, or it holds no key.
        EnvironmentFaultError: ssh-keygen is missing, or did not sign.
    """
    with _key_file(key) as (path, arguments):
        done = _run(
            [*arguments, "-q", "-Y", "sign", "-n", namespace, "-f", str(path)], statement, PATIENCE
        )
        if done.returncode:
            raise EnvironmentFaultError(f"ssh-keygen did not sign with `{key}`", _why_not(path))
        signature = done.stdout.decode("ascii", "replace").replace("\r\n", "\n")
        allowed = f"signer {public_key_of(signature)}\n"
        if not verifies(statement, signature, "signer", namespace, allowed):
            raise EnvironmentFaultError(
                f"The signature that `{key}` made does not fit what was signed",
                "Nothing was recorded. Try again; if it stays so, try another key",
            )
    return signature


def verifies(
    statement: bytes,
    signature: str,
    principal: str,
    namespace: str,
    allowed: str,
    when: datetime | None = None,
) -> bool:
    """Say whether a signature is of this statement, by an allowed key, at this time.

    Args:
        statement: What should have been signed.
        signature: The signature in its armour.
        principal: Who should have signed.
        namespace: What the signature should be for.
        allowed: The content of an `allowed_signers` file.
        when: The time at which the key has to be valid; OpenSSH knows it from release 8.8 on, so
            left out where no key has a time.

    Raises:
        NoSshError: There is no ssh-keygen here.
    """
    with temporary_folder() as folder:
        write_files(folder, {"allowed": allowed.encode(), "signature": signature.encode()})
        arguments = ["-Y", "verify", "-f", str(folder / "allowed"), "-I", principal]
        arguments += ["-n", namespace, "-s", str(folder / "signature")]
        if when is not None:
            arguments += ["-O", f"verify-time={when.astimezone(UTC):%Y%m%d%H%M%S}"]
        return _quietly(arguments, statement)


def fits(statement: bytes, signature: str, namespace: str) -> bool:
    """Say whether a signature is of this statement, by whatever key: nobody is trusted by it.

    Raises:
        NoSshError: There is no ssh-keygen here.
    """
    with temporary_folder() as folder:
        write_files(folder, {"signature": signature.encode()})
        path = str(folder / "signature")
        return _quietly(["-Y", "check-novalidate", "-n", namespace, "-s", path], statement)


def public_key_of(signature: str) -> str:
    """Return the public key that a signature names, as `TYPE BASE64`; empty where it is broken.

    A signature holds `SSHSIG`, a version, and the key as a string (PROTOCOL.sshsig, section 3).
    """
    inside = "".join(line for line in signature.splitlines() if not line.startswith("-----"))
    try:
        data = base64.b64decode(inside, validate=True)
        blob = _string(data, len("SSHSIG") + 4)
        kind = _string(blob, 0).decode("ascii")
    except (binascii.Error, ValueError):
        return ""
    return f"{kind} {base64.b64encode(blob).decode('ascii')}"


def _string(data: bytes, start: int) -> bytes:
    """Return a string of the SSH protocol: four bytes of length, then the bytes (RFC 4251, 5)."""
    begin = start + 4
    end = begin + int.from_bytes(data[start:begin], "big")
    if end > len(data) or len(data) < begin:
        raise ValueError("it ends too early")
    return data[begin:end]


@contextmanager
def _key_file(key: str) -> Iterator[tuple[Path, list[str]]]:
    """Give the file of a key, and the options that it takes."""
    if key.startswith(_LITERAL):  # as git does it: a file, and the agent has the private half
        with temporary_folder() as folder:
            write_files(folder, {"key.pub": f"{key.removeprefix('key::').strip()}\n".encode()})
            yield folder / "key.pub", ["-U"]
        return
    path = Path(key)
    _check(path)
    yield path, []


def _check(path: Path) -> None:
    try:
        if not path.is_file():
            raise UsageError(f"There is no file `{path}`", "Name the file of the key")
        with path.open("rb") as file:
            begins = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UsageError(
            f"`{path}` cannot be read: {error.strerror}", "Name a key of your own"
        ) from None
    if not begins.startswith(_PRIVATE) and not begins.decode("latin-1").startswith(_LITERAL):
        raise UsageError(
            f"`{path}` holds no SSH key",
            "Name a private key such as `~/.ssh/id_ed25519`, or a public one that an agent holds",
        )


def _why_not(path: Path) -> str:
    if path.is_file() and path.read_bytes()[: len(_PRIVATE)] == _PRIVATE:
        return "Try again: was the passphrase right, and is it a private key of OpenSSH?"
    return (
        "No agent has the private half of this public key, and it does not lie beside it. "
        "`ssh-add -l` lists what the agent has; `ssh-add FILE` adds a key"
    )


def _quietly(arguments: list[str], statement: bytes) -> bool:
    return _run(arguments, statement, TIMEOUT, quiet=True).returncode == 0


def _run(
    arguments: list[str], given: bytes, timeout: int, *, quiet: bool = False
) -> "subprocess.CompletedProcess[bytes]":
    """Run ssh-keygen. What it says besides goes to the user, who may have to do something."""
    environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    if quiet:
        environment = {k: v for k, v in environment.items() if k not in _OF_THE_USER}
    try:
        return subprocess.run(
            [PROGRAM, *arguments],
            env=environment,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL if quiet else None,
            timeout=timeout,
            check=False,
        )
    except (FileNotFoundError, PermissionError):
        raise NoSshError from None
    except subprocess.TimeoutExpired:
        raise EnvironmentFaultError(
            f"ssh-keygen did not answer for {timeout} seconds", "Try again, and answer what it asks"
        ) from None
