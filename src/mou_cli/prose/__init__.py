"""Prose: CommonMark with pipe tables, parsed once into a small tree of blocks and inlines."""

from mou_cli.prose.prose import Prose

__all__ = ["Prose"]
