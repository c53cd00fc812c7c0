"""Names of versions that git could mean."""

import pytest

from mou_cli.model.version import VERSION_FORM
from mou_cli.versions.names import doubt_about, meaning_in_git

OF_GIT = """
    HEAD head Head FETCH_HEAD ORIG_HEAD orig_head MERGE_HEAD CHERRY_PICK_HEAD REVERT_HEAD
    REBASE_HEAD BISECT_HEAD BISECT_EXPECTED_REV BISECT_LOG AUTO_MERGE auto_merge stash STASH @
    refs SOME_TOOLS_HEAD
"""
OF_BRANCHES = """
    main Main MAIN master trunk develop origin upstream heads tags remotes
"""
IDS = """
    1a2b3c4 1A2B3C4 deadbeef DEADBEEF facade1 1234567 2019031 201903010 20191301 20190199
    a1b2c3d4e5f60718293a4b5c6d7e8f9012345678 v1-g1a2b3c4 2019-03-12-gABCDEF0
"""
EXPRESSIONS = """
    @{-1} @2019 HEAD~1 main^ main~3 a..b a...b :/text HEAD:data --all -c origin/main
    refs/heads/main heads/main mou/2019-03 tags/v1 main@{1}
"""
GOOD = """
    2019-03 2023-04 2019-03-01 2019 201903 v1 v2.0 1.0 1.0.1 first draft-2 abc 1a2b3c 2019-03-gap
    mainland header ahead main-2 2019-03-main final-version 2024-25 2024.1+minor g1a2b3c beaded-1
    2019-03-g1
"""


@pytest.mark.parametrize("name", (OF_GIT + OF_BRANCHES + IDS + EXPRESSIONS).split())
def test_names_that_git_could_mean(name: str) -> None:
    found = doubt_about(name)
    assert found
    code, message, mend = found
    assert code == "VER005"
    assert message.startswith(f"`{name}` ")
    assert "such as `2019-03`" in mend


@pytest.mark.parametrize("name", GOOD.split())
def test_names_that_are_nothing_else(name: str) -> None:
    assert VERSION_FORM.matches(name)
    assert doubt_about(name) is None


@pytest.mark.parametrize("name", ["20190301", "20241231", "19991001"])
def test_a_day_without_hyphens_is_warned_of_and_may_stay(name: str) -> None:
    found = doubt_about(name)
    assert found
    code, _, mend = found
    assert (code, meaning_in_git(name)) == ("VER006", "")
    assert f"`{name[:4]}-{name[4:6]}-{name[6:]}`" in mend


def test_a_long_name_takes_no_time() -> None:
    for name in ("-g1a2b3c4" * 100_000, "a." * 500_000, "_head" * 200_000, "1" * 1_000_000 + "x"):
        doubt_about(name)
