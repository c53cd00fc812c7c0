"""Problems: findings in somebody's data are values, never exceptions."""

from mou_cli.problems.problem import MAX_PROBLEMS, Position, Problem, Severity, in_order

__all__ = ["MAX_PROBLEMS", "Position", "Problem", "Severity", "in_order"]
