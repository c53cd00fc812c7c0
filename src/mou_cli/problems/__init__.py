"""Problems: findings are values with a code, a position and a mend; their rules, and hints.

Never here: raising, printing, or finding.
"""

from mou_cli.problems.problem import MAX_PROBLEMS, Position, Problem, Severity, in_order

__all__ = ["MAX_PROBLEMS", "Position", "Problem", "Severity", "in_order"]
