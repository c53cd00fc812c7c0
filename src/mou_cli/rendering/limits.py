"""What a child process may use: for templates of a repository, which anybody may have sent."""

from contextlib import suppress
from dataclasses import dataclass, replace

MEBIBYTE = 1024 * 1024

FAULT = 3
"""The exit code of a child whose answer is a fault, as JSON with `message` and `mend`."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child process may use.

    Attributes:
        cpu_seconds: Seconds of computing. Not on Windows.
        wall_seconds: Seconds by the clock.
        memory_bytes: Address space. Linux alone holds a process to it.
        output_bytes: Length of its answer.
    """

    cpu_seconds: int
    wall_seconds: int
    memory_bytes: int
    output_bytes: int


TEMPLATES = Limits(2, 10, 512 * MEBIBYTE, 20_000_000)
"""The package's templates take a hundredth of a second, 40 MiB, and 100 KB for a long agreement.
Figures stand inside an HTML page, so an answer may be large."""

MARKDOWN_CHARACTERS = 1_000_000
"""The longest Markdown of own templates that goes on to pandoc, which needs some seconds for the
worst of this length: five times all the prose that a file may hold."""

TYPST = Limits(2, 20, 1024 * MEBIBYTE, 100_000_000)
"""For a drawing alone; a document gets more, by its length."""

TYPST_CHARACTERS_A_SECOND = 25_000
"""What a busy machine sets in large print in half of a second, where all of it stands in tables."""

TYPST_SECONDS = 15
"""The most that any document gets. The longest that other limits allow, 200,000 characters
in tables, takes 4 seconds, and 100 MiB."""


def typst_limits(characters: int) -> Limits:
    """Return what Typst may use for a source of so many characters.

    Args:
        characters: The length of `main.typ`.
    """
    more = characters // TYPST_CHARACTERS_A_SECOND
    seconds = min(TYPST.cpu_seconds + more, TYPST_SECONDS)
    return replace(TYPST, cpu_seconds=seconds, wall_seconds=TYPST.wall_seconds + seconds)


def restrict(limits: Limits) -> None:
    """Hold this process to its limits from now on, as far as the system can; Windows cannot."""
    try:
        import resource
    except ImportError:
        return
    most = {
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_AS: limits.memory_bytes,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for what, value in most.items():
        _, hard = resource.getrlimit(what)
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        # Beyond the first the system sends SIGXCPU, which tells why; beyond the second it kills.
        beyond = allowed + (what == resource.RLIMIT_CPU)
        with suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(what, (allowed, beyond))
