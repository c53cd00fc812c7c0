"""How many Problems there are, in words."""

from collections import Counter

from mou_cli.problems import Problem, Severity


def counts_of(problems: tuple[Problem, ...]) -> Counter[Severity]:
    """Return how many Problems are how grave."""
    return Counter(problem.severity for problem in problems)


def summary_of_problems(problems: tuple[Problem, ...], files: int) -> str:
    """Return one line: how many of what, in how many files, and what to do next."""
    checked = f"{files} file{'' if files == 1 else 's'}"
    if not problems:
        return f"No problems in {checked}"
    found = counts_of(problems)
    counts = [
        f"{found[severity]} {severity.value}{'' if found[severity] == 1 else 's'}"
        for severity in Severity
        if found[severity]
    ]
    paths = len({problem.position.path for problem in problems})
    told = " and ".join(counts) if len(counts) < 3 else f"{counts[0]}, {counts[1]} and {counts[2]}"
    where = f"{told} in {paths} of {checked}" if files >= paths else told
    order = list(Severity)
    gravest = min(problems, key=lambda problem: order.index(problem.severity))
    return f"{where}. Nothing was changed. More: mou explain {gravest.code}"
