"""A Tree -> a Repository and Problems; a broken file never stops the rest.

Never here: a rule that needs two files (`checks/`).
"""

from mou_cli.loading.loader import Loaded, load

__all__ = ["Loaded", "load"]
