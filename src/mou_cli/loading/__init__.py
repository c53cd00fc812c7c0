"""A Tree -> a Repository and Problems; a broken file never stops the rest."""

from mou_cli.loading.loader import Loaded, load

__all__ = ["Loaded", "load"]
