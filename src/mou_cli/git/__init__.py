"""git: the one room that runs it, with list arguments, a scrubbed environment and time-outs.

Never here: knowing what a revision means to an agreement (`revisions/`).
"""

from mou_cli.git.command import Git, GitRefusedError

__all__ = ["Git", "GitRefusedError"]
