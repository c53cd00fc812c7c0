"""What git gets from this process: variables and settings.

git reads `.git/config` of the repository that it stands in, and there a setting can name a program.
A command that only reads runs none of them: no hook, no filter, no program that signs, shows or
fetches. A command that writes is the user's own act, and runs the user's own hooks and signing.
"""

from collections.abc import Iterator, Mapping

_DROPPED = {
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_PAGER",
    "PAGER",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
}
"""What would make git run other programs, or read paths otherwise than they are written."""

_DROPPED_FAMILIES = ("GIT_CONFIG", "GIT_TRACE")

_OF_A_REPOSITORY = {
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_GRAFT_FILE",
}
"""A hook tells by these which repository it runs in; `-C` names another one."""

_NOWHERE = "/dev/null"
"""git knows this name on Windows too."""

_OURS = {
    "LC_ALL": "C",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    # What stands under an id is what was committed, and a parent is the one that it names.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": _NOWHERE,
}

_IN_ENGLISH = {"LANGUAGE": "en"}
"""git speaks English by this alone, and the letters of the user's locale stay what they are."""

MOST_AT_ONCE = "64m"
"""Memory that git may take at once while it reads. A commit, a folder or a tag has to fit into it;
a larger file goes through in pieces. git's own tables reach it at some millions of commits."""

_READING = {
    "GIT_ALLOC_LIMIT": MOST_AT_ONCE,
    # A partial clone fetches what it lacks, by programs that its settings name. The first variable
    # forbids that from git 2.45 on; without the second no older git speaks to anybody.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0",
}

_SETTINGS = {"core.fsmonitor": "false", "advice.graftFileDeprecated": "false"}

NO_PROGRAM = "false"
"""Every system that has git has this program, and it does nothing."""

_SETTINGS_OF_READING = {
    "core.quotePath": "false",
    "log.follow": "false",
    # Without it the first commit of all is told without the files that it brought.
    "log.showRoot": "true",
    "core.hooksPath": _NOWHERE,
    "core.pager": "cat",
    "core.editor": NO_PROGRAM,
    "core.sshCommand": NO_PROGRAM,
    "core.askPass": NO_PROGRAM,
    "core.alternateRefsCommand": NO_PROGRAM,
    "credential.helper": "",
    "protocol.allow": "never",
    "uploadpack.packObjectsHook": NO_PROGRAM,
    "log.showSignature": "false",
    "gpg.program": NO_PROGRAM,
    "gpg.openpgp.program": NO_PROGRAM,
    "gpg.x509.program": NO_PROGRAM,
    "gpg.ssh.program": NO_PROGRAM,
    "gpg.ssh.defaultKeyCommand": NO_PROGRAM,
    # A file beside the objects that says what they hold: who can write there could say otherwise.
    "core.commitGraph": "false",
    # Names that stand anywhere on this machine; no `.mailmap` is asked for either (`commits`).
    "mailmap.file": "",
    "mailmap.blob": "",
}

READING = frozenset(
    (
        "cat-file",
        "check-ref-format",
        "config",
        "for-each-ref",
        "log",
        "ls-files",
        "merge-base",
        "rev-list",
        "rev-parse",
        "symbolic-ref",
    )
)
"""Commands of git that read. `status` is none of them: it runs the filters of changed files, and
`cat-file --filters` runs them too."""


def clean_environment(environment: Mapping[str, str], *, named: bool) -> dict[str, str]:
    """Return what of an environment git gets, whatever the command.

    Args:
        environment: That of this process.
        named: Leave out what says which repository it is.
    """
    dropped = _DROPPED | _OF_A_REPOSITORY if named else _DROPPED
    kept = {
        name: value
        for name, value in environment.items()
        if name not in dropped and not name.startswith(_DROPPED_FAMILIES)
    }
    return {**kept, **_OURS}


def for_writing(environment: Mapping[str, str], *, named: bool) -> dict[str, str]:
    """Return the environment that git gets for a command that writes: the user's own.

    Their hooks get it too, and are to find the settings and the paths that they find under git.

    Args:
        environment: That of this process.
        named: Leave out what says which repository it is.
    """
    own = {name: environment[name] for name in environment if name.startswith("GIT_CONFIG")}
    clean = {**clean_environment(environment, named=named), **own}
    for name in ("GIT_LITERAL_PATHSPECS", "LC_ALL"):
        del clean[name]
    locale = {"LC_ALL": environment["LC_ALL"]} if "LC_ALL" in environment else {}
    return {**clean, **locale, **_IN_ENGLISH}


def for_reading(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment that git gets for a command that reads.

    Args:
        environment: What git gets whatever the command.
    """
    return {**environment, **_READING}


def options(*, reading: bool) -> tuple[str, ...]:
    """Return the options that stand before every command of git."""
    settings = {**_SETTINGS, **_SETTINGS_OF_READING} if reading else _SETTINGS
    return ("--no-pager", *_as_options(settings))


def _as_options(settings: Mapping[str, str]) -> Iterator[str]:
    for name, value in settings.items():
        yield from ("-c", f"{name}={value}")
