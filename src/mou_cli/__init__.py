"""mou keeps a Memorandum of Understanding as YAML in git, checks it and renders it."""

from mou_cli.about import __version__

__all__ = ("__version__",)
