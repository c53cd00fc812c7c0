"""Which tests go to one process together, where several processes share the work.

What a file makes once for all its tests is made once only if one process gets them all, so a file
stays whole. A file that takes long is dealt out in smaller parts, or one process would have to wait
for the other.

Marks are no help: what a test's mark says stays in the process that collected it, and xdist's own
groups silently do nothing beside pytest 9.2 (pytest-dev/pytest-xdist#1386).
"""

import re

from xdist.scheduler import LoadFileScheduling

TEST_BY_TEST = {
    "tests/changes/test_compare_properties.py",
    "tests/cli/test_redline_command.py",
    "tests/hostile/test_hostile.py",
    "tests/hostile/test_hostile_history.py",
    "tests/hostile/test_hostile_links.py",
    "tests/operations/test_killed.py",
    "tests/operations/test_killed_release.py",
    "tests/operations/test_render.py",
    "tests/prose/test_prose_markdown.py",
    "tests/redline/test_redline.py",
}
CASE_BY_CASE = {"tests/exporting/test_redline_formats.py"}
"""All tests of one case need what is made for it."""


class Sharing(LoadFileScheduling):  # type: ignore[misc]
    """Deal out whole files, and the long ones in parts."""

    def _split_scope(self, nodeid: str) -> str:
        return part_of(nodeid)


def part_of(test: str) -> str:
    """Return the name of what is dealt out as one: all tests of the same name go together."""
    file = test.partition("::")[0]
    if file in TEST_BY_TEST:
        return test
    case = re.search(r"\[.*\]$", test)
    return f"{file}{case[0]}" if case and file in CASE_BY_CASE else file
