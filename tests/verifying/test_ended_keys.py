"""Keys that the default branch has ended or dropped, on itself and on what left it before."""

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from conftest import Mou
from histories import run_git
from mou_cli.errors import UsageError
from mou_cli.operations.schema import json_schemas
from signing import (
    COUNCIL,
    KEYS,
    NOW,
    Keys,
    allow,
    codes,
    commit,
    make_keys,
    make_repository,
    merge,
    sign,
    ssh_of,
    verified,
)

pytestmark = pytest.mark.usefixtures("ssh_keygen")


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    return make_keys(tmp_path_factory.mktemp("keys") / "keys")


@pytest.fixture(scope="session")
def signed(tmp_path_factory: pytest.TempPathFactory, keys: Keys) -> Path:
    return make_repository(tmp_path_factory.mktemp("signed") / "repository", keys)


@pytest.fixture
def root(signed: Path, tmp_path: Path) -> Path:
    """A repository in which the council signed; `change` leaves `main` behind that commit."""
    root = Path(shutil.copytree(signed, tmp_path / "repository"))
    run_git(root, "branch", "change")
    return root


def tip(root: Path, revision: str = "main") -> str:
    return run_git(root, "rev-parse", revision)


def end(root: Path, keys: Keys, options: str = 'valid-before="20260301Z"') -> None:
    allow(root, COUNCIL, keys.public("council"), options=options)
    commit(root, "The officer left", "2026-03-01")


def drop(root: Path, keys: Keys) -> None:
    allow(root, COUNCIL, keys.public("mallory"))
    commit(root, "Another officer", "2026-03-01")


def sign_on_the_branch(root: Path, key: str, day: str = "2026-02-20") -> None:
    run_git(root, "checkout", "--quiet", "change")
    sign(root, key, name="Later", date=day)
    commit(root, "Signed on a branch that left before", day)


def test_a_key_that_was_ended_after_the_branch_left(root: Path, keys: Keys) -> None:
    end(root, keys)
    sign_on_the_branch(root, keys["council"])
    first, second = ssh_of(root)
    assert codes([first, second]) == ["good", "VFY006"]
    assert f"says {tip(root)[:7]} of 2026-03-01 (main now)" in second.words
    assert [judge.commit for judge in second.judges] == [tip(root)]
    assert verified(root).is_bad


def test_a_key_that_was_dropped_after_the_branch_left(root: Path, keys: Keys) -> None:
    drop(root, keys)
    sign_on_the_branch(root, keys["council"])
    first, second = ssh_of(root)
    assert codes([first, second]) == ["good", "VFY005"]
    assert f"is none of `{COUNCIL}` at {tip(root)[:7]} of 2026-03-01 (main now)" in second.words
    assert second.problem
    left = f"It was one at {tip(root, 'main~1')[:7]} of 2026-02-10 (main where the change parted"
    assert second.problem.mend.startswith(left)
    assert "was taken out since" in second.problem.mend


def test_all_keys_were_dropped_after_the_branch_left(root: Path, keys: Keys) -> None:
    (root / KEYS).unlink()
    commit(root, "No keys any more", "2026-03-01")
    sign_on_the_branch(root, keys["council"])
    assert codes(ssh_of(root)) == ["good", "VFY005"]


@pytest.mark.parametrize("ending", [end, drop])
@pytest.mark.parametrize("with_origin", [True, False])
def test_the_file_with_the_key_comes_back_on_the_branch(
    root: Path, keys: Keys, ending: object, *, with_origin: bool
) -> None:
    assert callable(ending)
    ending(root, keys)
    if with_origin:
        run_git(root, "update-ref", "refs/remotes/origin/main", "main")
        run_git(root, "checkout", "--quiet", "change")
        run_git(root, "branch", "--force", "main", "main~1")
    sign_on_the_branch(root, keys["council"], "2026-02-12")
    allow(root, COUNCIL, keys.public("council"))
    commit(root, "The key once more", "2026-03-02")
    assert codes(ssh_of(root))[1] in ("VFY005", "VFY006")
    run_git(root, "checkout", "--quiet", "--detach")
    assert codes(ssh_of(root))[1] in ("VFY005", "VFY006")
    assert codes(ssh_of(root, at="change"))[1] in ("VFY005", "VFY006")


@pytest.mark.parametrize("ending", [end, drop])
def test_it_is_no_better_once_it_is_merged(root: Path, keys: Keys, ending: object) -> None:
    assert callable(ending)
    ending(root, keys)
    sign_on_the_branch(root, keys["council"])
    expected = codes(ssh_of(root))
    run_git(root, "checkout", "--quiet", "main")
    merge(root, "change", "2026-03-05")
    assert codes(ssh_of(root)) == expected
    assert codes(ssh_of(root, at="change")) == expected


def test_a_merged_branch_is_not_judged_by_its_own_keys(root: Path, keys: Keys) -> None:
    run_git(root, "checkout", "--quiet", "change")
    allow(root, COUNCIL, keys.public("council"), keys.public("mallory"))
    commit(root, "A key", "2026-02-11")
    sign(root, keys["mallory"])
    commit(root, "Signed with it", "2026-02-12")
    assert codes(ssh_of(root)) == ["good", "VFY005"]
    run_git(root, "checkout", "--quiet", "main")
    merge(root, "change", "2026-03-05")
    # The branch is a part of `main` now, and still no line of it.
    assert codes(ssh_of(root)) == ["good", "VFY005"]
    assert codes(ssh_of(root, at="change")) == ["good", "VFY005"]
    run_git(root, "checkout", "--quiet", "change")
    assert codes(ssh_of(root)) == ["good", "VFY005"]


def test_a_branch_may_use_a_key_that_came_after_it_left(root: Path, keys: Keys) -> None:
    allow(root, COUNCIL, keys.public("council"), keys.public("mallory"))
    commit(root, "Another officer", "2026-03-01")
    sign_on_the_branch(root, keys["mallory"], "2026-03-02")
    first, second = ssh_of(root)
    assert codes([first, second]) == ["good", "good"]
    assert f"at {tip(root)[:7]} of 2026-03-01 (main now)" in second.words


def test_what_was_signed_before_the_end_stays_good(root: Path, keys: Keys) -> None:
    before, signed = tip(root, "main~1"), tip(root)
    end(root, keys)
    (check,) = ssh_of(root)
    assert codes([check]) == ["good"]
    assert [judge.commit for judge in check.judges] == [before, tip(root)]
    assert (
        f"a key of `{COUNCIL}` at {before[:7]} of 2026-01-05 (main before it came) and "
        f"{tip(root)[:7]} of 2026-03-01 (main now)"
    ) in check.words
    assert codes(ssh_of(root, at=signed)) == ["good"]


def test_what_was_signed_with_a_key_that_was_dropped_stays_good_and_is_told(
    root: Path, keys: Keys
) -> None:
    before = tip(root, "main~1")
    drop(root, keys)
    (check,) = ssh_of(root)
    assert codes([check]) == ["good"]
    assert [judge.commit for judge in check.judges] == [before]
    told = f"taken out by {tip(root)[:7]} of 2026-03-01 (main now), which leaves it good"
    assert told in check.words


def test_an_end_that_lies_before_the_signature_came(root: Path, keys: Keys) -> None:
    end(root, keys, 'valid-before="20260201Z"')
    (check,) = ssh_of(root)
    assert codes([check]) == ["VFY006"]
    assert f"was not valid on 2026-02-10, says {tip(root)[:7]} of 2026-03-01 (main now)" in (
        check.words
    )
    assert codes(ssh_of(root, at="main~1")) == ["VFY006"]
    end(root, keys, 'valid-before="20260211Z"')
    assert codes(ssh_of(root)) == ["good"]


def test_a_key_that_ends_in_future_is_good_until_then(root: Path, keys: Keys) -> None:
    end(root, keys, 'valid-before="20260701Z"')
    sign_on_the_branch(root, keys["council"])
    assert codes(ssh_of(root)) == ["good", "good"]
    assert codes(ssh_of(root, NOW.replace(month=8))) == ["good", "VFY006"]


def test_the_origin_counts_and_not_a_clone_that_is_behind(
    root: Path, keys: Keys, tmp_path: Path
) -> None:
    clone = tmp_path / "clone"
    run_git(tmp_path, "clone", "--quiet", root.as_uri(), str(clone))
    drop(root, keys)
    run_git(clone, "fetch", "--quiet")
    sign(clone, keys["council"], name="Later")
    commit(clone, "Signed on a main that is behind", "2026-02-20")
    first, second = ssh_of(clone)
    assert codes([first, second]) == ["good", "VFY005"]
    assert f"{tip(root)[:7]} of 2026-03-01 (origin/main now)" in second.words


def test_a_revision_that_is_named_judges_alone(root: Path, keys: Keys) -> None:
    drop(root, keys)
    sign_on_the_branch(root, keys["council"])
    assert codes(ssh_of(root, trusted="main")) == ["VFY005", "VFY005"]
    found = ssh_of(root, trusted="main~1")
    assert codes(found) == ["good", "good"]
    assert f"at {tip(root, 'main~1')[:7]} of 2026-02-10 (main~1)" in found[1].words
    assert verified(root, trusted="main~1").trusted == (
        f"main~1 at {tip(root, 'main~1')[:7]} of 2026-02-10, as asked for"
    )


def test_a_version_named_like_the_trusted_revision_makes_no_forged_signature_good(
    root: Path, keys: Keys, mou: Mou
) -> None:
    base = tip(root)
    run_git(root, "branch", "topic")
    run_git(root, "checkout", "--quiet", "change")
    allow(root, COUNCIL, keys.public("council"), keys.public("mallory"))
    sign(root, keys["mallory"], name="Forged")
    version = (root / "data/versions/2024-04.yaml").read_text(encoding="utf-8")
    for name in ("main", "HEAD", base, base[:8]):
        text = version.replace("2024-04", name, 1)
        (root / f"data/versions/{name}.yaml").write_text(text, encoding="utf-8")
    commit(root, "A signature, and versions with the text that is signed", "2026-03-01")
    for name in ("main", "HEAD~1", "topic", base, base[:8]):
        assert codes(ssh_of(root, trusted=name)) == ["good", "VFY005"], name
        ran = mou("-C", root, "verify", "--trusted", name)
        assert (ran.code, "VFY005" in ran.out) == (1, True)
    with pytest.raises(UsageError, match="could be the version of"):
        ssh_of(root, at="main")


def test_the_faces_say_which_commits_judged(root: Path, keys: Keys, mou: Mou) -> None:
    before = tip(root, "main~1")
    end(root, keys)
    ran = mou("-C", root, "verify")
    now = f"main at {tip(root)[:7]} of 2026-03-01"
    assert f"Trusted keys: {now}, and before each signature came to it\n" in ran.out
    assert f"{before[:7]} of 2026-01-05 (main before it came)" in " ".join(ran.out.split())
    found = json.loads(mou("-C", root, "verify", "--format", "json").out)
    schema = json.loads(json_schemas(["verification"])["verification.schema.json"])
    jsonschema.validate(found, schema)
    main = {"commit": tip(root), "date": "2026-03-01", "what": "main now"}
    assert found["keys_of"] == main
    by = {"commit": before, "date": "2026-01-05", "what": "main before it came"}
    assert [check["keys_of"] for check in found["checks"] if check["keys_of"]] == [[by, main]]
    shutil.rmtree(root / "data" / "signatures")
    assert json.loads(mou("-C", root, "verify", "--format", "json").out)["keys_of"] is None
