"""mou keeps a Memorandum of Understanding as YAML in git, checks it and renders it."""

__version__ = "0.1.0"
