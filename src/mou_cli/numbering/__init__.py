"""Which number each section prints."""

from mou_cli.numbering.sections import Numbering, number_sections

__all__ = ["Numbering", "number_sections"]
