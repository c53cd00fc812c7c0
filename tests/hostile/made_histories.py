"""Histories that a stranger may send: objects that git would never make, and too many of them.

Each is made of the base repository, whose first commit has the branch `honest`; HEAD is the
stranger's. The working files stay as they were.
"""

import hashlib
import shutil
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cases import BASE, MOU

from agreements import sign
from histories import run_git

FILE, LINK, FOLDER, MODULE = "100644", "120000", "40000", "160000"
WHO = "A <a@example.org> 1700000000 +0000"
DATA = "data"
COMMANDS = {
    "history": "history",
    "verify": "verify",
    "status": "status --as-of 2024-06-01",
    "diff": "diff honest HEAD",
    "validate --at": "validate --at HEAD",
    "render --at": "render --at HEAD --format md --output {elsewhere}",
}


@dataclass
class Sent:
    """A repository that is being made."""

    root: Path
    first: str = ""

    @property
    def objects(self) -> Path:
        return self.root / ".git" / "objects"

    def put(self, kind: str, data: bytes, identity: str = "") -> str:
        """Write an object; under another id than its own, where one is given."""
        whole = b"%s %d\0" % (kind.encode(), len(data)) + data
        identity = identity or hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        file = self.objects / identity[:2] / identity[2:]
        file.parent.mkdir(exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(zlib.compress(whole, 1))
        return identity

    def pack(self, kind: int, everything: Iterable[bytes]) -> list[str]:
        """Write very many objects as one file: 1 is a commit, 2 a folder, 4 a tag."""
        body, ids = bytearray(), []
        name = {1: b"commit", 2: b"tree", 4: b"tag"}[kind]
        for data in everything:
            whole = b"%s %d\0" % (name, len(data)) + data
            ids.append(hashlib.sha1(whole, usedforsecurity=False).hexdigest())
            size, first = len(data) >> 4, kind << 4 | len(data) & 15
            while size:
                body.append(first | 128)
                size, first = size >> 7, size & 127
            body.append(first)
            body += zlib.compress(data, 1)
        whole = b"PACK" + struct.pack(">LL", 2, len(ids)) + bytes(body)
        whole += hashlib.sha1(whole, usedforsecurity=False).digest()
        file = self.objects / "pack" / "made.pack"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(whole)
        run_git(self.root, "index-pack", str(file))
        return ids

    def folder(self, entries: Mapping[str, tuple[str, str]]) -> str:
        """Write a folder: a mode and an id by name."""
        # git's own order: a folder is sorted as if its name ended in a slash.
        in_order = sorted(entries, key=lambda n: n + "/" * (entries[n][0] == FOLDER))
        lines = (
            f"{entries[name][0]} {name}".encode("utf-8", "surrogateescape")
            + b"\0"
            + bytes.fromhex(entries[name][1])
            for name in in_order
        )
        return self.put("tree", b"".join(lines))

    def entries(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what a folder of the first commit holds."""
        found = {}
        for line in run_git(self.root, "ls-tree", f"{self.first}:{name}").splitlines():
            mode, _, rest = line.partition(" ")
            found[rest.split("\t")[1]] = (mode.lstrip("0"), rest.split()[1])
        return found

    def with_data(self, **entries: tuple[str, str]) -> str:
        """Write the whole folder with a comment in the agreement, and other entries in `data/`."""
        agreement = self.put("blob", (self.root / MOU).read_bytes() + b"# looked at again\n")
        data = self.folder({**self.entries(DATA), "mou.yaml": (FILE, agreement), **entries})
        return self.folder({**self.entries(""), DATA: (FOLDER, data)})

    def commit(
        self, tree: str, *parents: str, said: str = "x", who: str = WHO, more: str = ""
    ) -> str:
        """Write a commit and let HEAD be it."""
        lines = [f"tree {tree}", *(f"parent {each}" for each in parents or (self.first,))]
        lines += [f"author {who}", f"committer {who}"]
        made = self.put("commit", ("\n".join(lines) + f"\n{more}\n{said}").encode())
        self.ref("refs/heads/main", made)
        return made

    def ref(self, name: str, identity: str) -> None:
        """Write a ref."""
        file = self.root / ".git" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{identity}\n", encoding="ascii")

    @cached_property
    def tree(self) -> str:
        """The whole folder of the first commit."""
        return run_git(self.root, "rev-parse", f"{self.first}^{{tree}}")


def begin(root: Path) -> Sent:
    """Make the base repository with its first commit."""
    shutil.copytree(BASE, root)
    version = (root / "data/versions/2024-04.yaml").read_text(encoding="utf-8")
    digest = version.rpartition("digest: ")[2].strip()
    sign(root, "harbour-hospital", version="2024-04", digest=digest, date="2024-04-02")
    # Of a version whose text no commit has, each commit is asked.
    lost = version.replace("2024-04", "2023-01").replace("in-force", "withdrawn")
    lost = lost.replace(digest, f"sha256:{'0' * 64}")
    (root / "data/versions/2023-01.yaml").write_text(lost, encoding="utf-8")
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    run_git(root, "add", "--all")
    run_git(root, "commit", "--quiet", "--message", "The first text")
    run_git(root, "branch", "honest")
    return Sent(root, run_git(root, "rev-parse", "HEAD"))


@dataclass(frozen=True)
class SentCase:
    """A history, and what commands say to it.

    Attributes:
        name: What it is.
        make: Makes it.
        says: Words of which every refusal has some.
        codes: The exit codes that a command may end with, where it may be another than 0.
    """

    name: str
    make: Callable[[Sent], None]
    says: tuple[str, ...]
    codes: Mapping[str, tuple[int, ...]]


SENT: list[SentCase] = []
AT = ("diff", "validate --at", "render --at")
"""Commands that read the stranger's commit itself."""

ALL = tuple(COMMANDS)


def sent(
    name: str, *says: str, refused: tuple[str, ...] = (), maybe: tuple[str, ...] = ()
) -> Callable[..., Callable[[Sent], None]]:
    """Register a function that makes a history.

    Args:
        name: What it is.
        says: Words of which every refusal has some.
        refused: The commands that end with 1 or 2; the others end with 0.
        maybe: The commands that may end with 0, 1 or 2: another git, or a busy machine, gives up.
    """

    def register(make: Callable[[Sent], None]) -> Callable[[Sent], None]:
        codes = {**dict.fromkeys(refused, (1, 2)), **dict.fromkeys(maybe, (0, 1, 2))}
        SENT.append(SentCase(name, make, says, codes))
        return make

    return register


def shared(to: Sent, inmost: dict[str, tuple[str, str]], levels: int) -> str:
    """Write ten folders in ten folders in ten folders: each is the same one."""
    folder = to.folder(inmost)
    for _ in range(levels):
        folder = to.folder({str(n): (FOLDER, folder) for n in range(10)})
    return folder


@sent("a-tree-of-10-to-the-8-paths", "is not looked through", refused=AT)
def _(to: Sent) -> None:
    blob = to.put("blob", b"name: x\nkind: charity\n")
    to.commit(to.with_data(x=(FOLDER, shared(to, {"x": (FILE, blob)}, 8))))


@sent(
    "a-tree-of-10-to-the-8-paths-among-signatures",
    "is not looked through",
    "git would not get through",
    refused=("history", "verify", *AT),
)
def _(to: Sent) -> None:
    blob = to.put("blob", b"signatures: []\n")
    to.commit(to.with_data(signatures=(FOLDER, shared(to, {"x.yaml": (FILE, blob)}, 8))))


@sent(
    "a-tree-of-10-to-the-8-empty-folders",
    "is not looked through",
    "git would not get through",
    refused=("history", "verify", *AT),
)
def _(to: Sent) -> None:
    to.commit(to.with_data(signatures=(FOLDER, shared(to, {}, 8))))


@sent(
    "a-tree-of-10-to-the-8-empty-folders-and-one-more",
    "is not looked through",
    "git would not get through",
    refused=("history", "verify", *AT),
)
def _(to: Sent) -> None:
    one = to.commit(to.with_data(signatures=(FOLDER, shared(to, {}, 8))))
    blob = to.put("blob", b"name: x\nkind: charity\n")
    partners = to.folder({**to.entries("data/partners"), "x.yaml": (FILE, blob)})
    to.commit(
        to.with_data(signatures=(FOLDER, shared(to, {}, 8)), partners=(FOLDER, partners)), one
    )


@sent(
    "outcomes-of-10-to-the-8-empty-folders",
    "is not looked through",
    "git would not get through",
    refused=AT,
    maybe=ALL[:2],
)
def _(to: Sent) -> None:
    to.commit(to.with_data(outcomes=(FOLDER, shared(to, {}, 8))))


@sent(
    "outcomes-of-10-to-the-8-paths",
    "is not looked through",
    "git would not get through",
    refused=AT,
    maybe=ALL[:2],
)
def _(to: Sent) -> None:
    blob = to.put("blob", b"x\n")
    to.commit(to.with_data(outcomes=(FOLDER, shared(to, {"x": (FILE, blob)}, 8))))


@sent("assets-of-10-to-the-8-empty-folders", "git would not get through", refused=ALL[:2])
def _(to: Sent) -> None:
    to.commit(to.folder({**to.entries(""), "assets": (FOLDER, shared(to, {}, 8))}))


@sent("private-of-10-to-the-8-paths", "is not looked through", refused=AT[1:])
def _(to: Sent) -> None:
    blob = to.put("blob", b"x\n")
    to.commit(
        to.folder({**to.entries(""), "private": (FOLDER, shared(to, {"x": (FILE, blob)}, 8))})
    )


@sent("templates-of-10-to-the-8-paths", "is not looked through", refused=("render --at",))
def _(to: Sent) -> None:
    blob = to.put("blob", b"x\n")
    to.commit(
        to.folder({**to.entries(""), "templates": (FOLDER, shared(to, {"x": (FILE, blob)}, 8))})
    )


@sent("kept-of-10-to-the-8-paths")
def _(to: Sent) -> None:
    blob = to.put("blob", b"x\n")
    to.commit(to.folder({**to.entries(""), "kept": (FOLDER, shared(to, {"x": (FILE, blob)}, 8))}))


@sent("a-thousand-nested-folders", "is not looked through", refused=AT)
def _(to: Sent) -> None:
    folder = to.folder({"x": (FILE, to.put("blob", b"x"))})
    for _ in range(1_000):
        folder = to.folder({"a": (FOLDER, folder)})
    to.commit(to.with_data(a=(FOLDER, folder)))


@sent(
    "thirty-thousand-nested-folders",
    "is not looked through",
    "git says",
    refused=AT,
    maybe=("history", "verify"),
)
def _(to: Sent) -> None:
    inmost = to.put("blob", b"x")

    def folders() -> Iterator[bytes]:
        data = b"100644 x\0" + bytes.fromhex(inmost)
        for _ in range(30_000):
            yield data
            whole = b"tree %d\0" % len(data) + data
            data = b"40000 a\0" + hashlib.sha1(whole, usedforsecurity=False).digest()

    to.commit(to.with_data(signatures=(FOLDER, to.pack(2, folders())[-1])))


@sent("a-folder-of-250-000-files", "is not looked through", refused=AT)
def _(to: Sent) -> None:
    blob = to.put("blob", b"name: x\nkind: charity\n")
    to.commit(
        to.with_data(x=(FOLDER, to.folder({f"{n}.yaml": (FILE, blob) for n in range(250_000)})))
    )


@sent("a-folder-of-a-million-files", "is not read", refused=("history", "verify", *AT))
def _(to: Sent) -> None:
    blob = to.put("blob", b"name: x\nkind: charity\n")
    to.commit(
        to.with_data(x=(FOLDER, to.folder({f"{n}.yaml": (FILE, blob) for n in range(1_000_000)})))
    )


@sent("a-name-of-a-million-characters", "is not looked through", refused=AT)
def _(to: Sent) -> None:
    blob = to.put("blob", b"name: x\nkind: charity\n")
    to.commit(to.with_data(**{"x" * 1_000_000: (FILE, blob)}))


@sent("a-path-of-5-000-characters", "is not looked through", refused=AT)
def _(to: Sent) -> None:
    folder = to.folder({"x": (FILE, to.put("blob", b"x"))})
    for _ in range(20):
        folder = to.folder({"a" * 250: (FOLDER, folder)})
    to.commit(to.with_data(a=(FOLDER, folder)))


@sent("a-subject-of-150-megabytes", "is not read", refused=("history", "verify", *AT))
def _(to: Sent) -> None:
    to.commit(to.with_data(a=(FILE, to.put("blob", b"x"))), said="x" * 150_000_000)


@sent("a-subject-of-10-megabytes", "is not read", refused=("history",))
def _(to: Sent) -> None:
    to.commit(to.with_data(a=(FILE, to.put("blob", b"x"))), said="x" * 10_000_000)


@sent("an-author-of-a-megabyte", "is not read", refused=("history",))
def _(to: Sent) -> None:
    to.commit(
        to.with_data(a=(FILE, to.put("blob", b"x"))),
        who=f"{'A' * 1_000_000} <a@b> 1700000000 +0000",
    )


@sent("a-commit-with-10-000-parents", "git would not get through", "is not read", maybe=ALL[:2])
def _(to: Sent) -> None:
    head = f"tree {to.tree}\nparent {to.first}\nauthor {WHO}\ncommitter {WHO}\n\n"
    parents = to.pack(1, (f"{head}{n}".encode() for n in range(10_000)))
    to.commit(to.with_data(), to.first, *parents)


@sent("a-chain-of-10-000-tags")
def _(to: Sent) -> None:
    def tags() -> Iterator[bytes]:
        found, kind = to.first, "commit"
        for n in range(10_000):
            data = f"object {found}\ntype {kind}\ntag t{n}\ntagger {WHO}\n\nx\n".encode()
            yield data
            whole = b"tag %d\0" % len(data) + data
            found, kind = hashlib.sha1(whole, usedforsecurity=False).hexdigest(), "tag"

    to.ref("refs/tags/mou/2024-04", to.pack(4, tags())[-1])


@sent("100-000-refs")
def _(to: Sent) -> None:
    lines = [f"{to.first} refs/tags/t{n:06}" for n in range(100_000)]
    (to.root / ".git" / "packed-refs").write_text(
        "# pack-refs with: peeled fully-peeled sorted \n" + "\n".join(lines) + "\n"
    )


@sent("a-commit-of-the-year-10-000")
def _(to: Sent) -> None:
    to.commit(to.with_data(a=(FILE, to.put("blob", b"x"))), who="A <a@b> 253402300800 +0000")


@sent("a-commit-of-a-time-beyond-all-numbers")
def _(to: Sent) -> None:
    to.commit(to.with_data(a=(FILE, to.put("blob", b"x"))), who=f"A <a@b> {'9' * 30} +0000")


@sent("a-commit-of-a-time-before-all-times")
def _(to: Sent) -> None:
    to.commit(to.with_data(a=(FILE, to.put("blob", b"x"))), who="A <a@b> -5 -9999")


@sent("a-commit-without-author")
def _(to: Sent) -> None:
    tree = to.with_data(a=(FILE, to.put("blob", b"x")))
    to.ref("refs/heads/main", to.put("commit", f"tree {tree}\nparent {to.first}\n\nx\n".encode()))


@sent(
    "a-loose-object-with-other-bytes",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    refused=AT[1:],
)
def _(to: Sent) -> None:
    to.put("blob", b"title: Another\n", to.entries("data")["mou.yaml"][1])


@sent(
    "a-loose-folder-with-other-bytes",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    refused=AT,
)
def _(to: Sent) -> None:
    to.put("tree", b"", to.entries("")["data"][1])


@sent(
    "a-loose-commit-with-other-bytes",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    refused=("history", *AT),
)
def _(to: Sent) -> None:
    to.put("commit", f"tree {to.tree}\nauthor {WHO}\ncommitter {WHO}\n\nx\n".encode(), to.first)


@sent(
    "an-object-that-is-no-zlib",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    refused=AT[1:],
)
def _(to: Sent) -> None:
    blob = to.entries("data")["mou.yaml"][1]
    file = to.objects / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(b"x")


@sent(
    "a-commit-that-is-no-zlib",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    refused=("history", "verify", *AT),
)
def _(to: Sent) -> None:
    file = to.objects / to.first[:2] / to.first[2:]
    file.chmod(0o644)
    file.write_bytes(b"x")


@sent(
    "an-object-that-grows-to-gigabytes",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    refused=AT[1:],
)
def _(to: Sent) -> None:
    blob = to.entries("data")["mou.yaml"][1]
    file = to.objects / blob[:2] / blob[2:]
    packer = zlib.compressobj(9)
    file.chmod(0o644)
    size = 2_000_000_000
    data = packer.compress(b"blob %d\0" % size)
    piece = bytes(10_000_000)
    data += b"".join(packer.compress(piece) for _ in range(size // len(piece)))
    file.write_bytes(data + packer.flush())


@sent("a-pack-that-is-cut", "is damaged", "git says", "cannot be read", "git ended", maybe=ALL)
def _(to: Sent) -> None:
    run_git(to.root, "repack", "-a", "-d", "--quiet")
    for pack in to.objects.glob("pack/*.pack"):
        pack.chmod(0o644)
        pack.write_bytes(pack.read_bytes()[:300])


@sent("a-pack-with-other-bytes", "is damaged", "git says", "cannot be read", "git ended", maybe=ALL)
def _(to: Sent) -> None:
    run_git(to.root, "repack", "-a", "-d", "--quiet")
    for pack in to.objects.glob("pack/*.pack"):
        data = bytearray(pack.read_bytes())
        data[200:260] = bytes(60)
        pack.chmod(0o644)
        pack.write_bytes(data)


@sent("a-graft")
def _(to: Sent) -> None:
    made = to.commit(to.with_data(a=(FILE, to.put("blob", b"x"))))
    (to.root / ".git" / "info").mkdir(exist_ok=True)
    (to.root / ".git" / "info" / "grafts").write_text(f"{made}\n")


@sent("a-lying-shallow")
def _(to: Sent) -> None:
    made = to.commit(to.with_data(a=(FILE, to.put("blob", b"x"))))
    (to.root / ".git" / "shallow").write_text(f"{made}\n")


@sent(
    "a-shallow-of-nonsense",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    refused=("history", "verify", *AT),
)
def _(to: Sent) -> None:
    (to.root / ".git" / "shallow").write_text("nonsense\n")


@sent("a-submodule-in-data", "is damaged", "git says", "cannot be read", "git ended", maybe=AT)
def _(to: Sent) -> None:
    to.commit(to.with_data(x=(MODULE, to.first)))


@sent("a-submodule-in-place-of-the-agreement", "data/mou.yaml", refused=AT)
def _(to: Sent) -> None:
    to.commit(to.with_data(**{"mou.yaml": (MODULE, to.first)}))


@sent("a-submodule-in-place-of-data", "data/mou.yaml", refused=AT)
def _(to: Sent) -> None:
    to.commit(to.folder({DATA: (MODULE, to.first)}))


@sent(
    "a-folder-that-holds-itself",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    refused=AT,
    maybe=ALL[:2],
)
def _(to: Sent) -> None:
    identity = "1" * 40
    to.put("tree", b"40000 a\0" + bytes.fromhex(identity), identity)
    to.commit(to.with_data(a=(FOLDER, identity)))


@sent(
    "a-commit-without-parent-in-this-repository",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    maybe=ALL,
)
def _(to: Sent) -> None:
    to.commit(to.with_data(a=(FILE, to.put("blob", b"x"))), "2" * 40)


@sent(
    "a-commit-of-a-tree-that-is-not-here",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    "data/mou.yaml",
    maybe=ALL,
)
def _(to: Sent) -> None:
    to.commit("2" * 40)


@sent(
    "a-commit-of-a-blob",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    "data/mou.yaml",
    maybe=ALL,
)
def _(to: Sent) -> None:
    to.commit(to.put("blob", b"x"))


@sent(
    "a-file-that-is-a-commit",
    "is damaged",
    "git says",
    "cannot be read",
    "git ended",
    "data/mou.yaml",
    maybe=ALL,
)
def _(to: Sent) -> None:
    to.commit(to.with_data(**{"mou.yaml": (FILE, to.first)}))


@sent("a-mode-of-nothing", "is damaged", "git says", "cannot be read", "git ended", maybe=ALL)
def _(to: Sent) -> None:
    to.commit(to.with_data(x=("999999999999", to.first)))
