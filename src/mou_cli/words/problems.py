"""How many Problems there are, in words."""

from collections import Counter

from mou_cli.english import and_list, counted
from mou_cli.problems import Problem, Severity


def counts_of(problems: tuple[Problem, ...]) -> Counter[Severity]:
    """Return how many Problems are how grave."""
    return Counter(problem.severity for problem in problems)


def summary_of_problems(problems: tuple[Problem, ...], files: int) -> str:
    """Return one line: how many of what, in how many files, and what to do next."""
    checked = counted(files, "file")
    if not problems:
        return f"No problems in {checked}"
    found = counts_of(problems)
    counts = [counted(found[severity], severity.value) for severity in Severity if found[severity]]
    paths = len({problem.position.path for problem in problems})
    told = and_list(counts)
    where = f"{told} in {paths} of {checked}" if files >= paths else told
    order = list(Severity)
    gravest = min(problems, key=lambda problem: order.index(problem.severity))
    return f"{where}. Nothing was changed. More: mou explain {gravest.code}"
