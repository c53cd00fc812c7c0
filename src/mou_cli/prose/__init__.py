"""Prose: CommonMark with pipe tables, parsed once into a small tree of blocks and inlines.

Never here: templates, formats, or where a link leads.
"""

from mou_cli.prose.prose import Prose

__all__ = ["Prose"]
