"""Which number each section prints; counts as figures, letters and Roman numerals.

Never here: looks of a number: indents and styles are of `exporting/`.
"""

from mou_cli.numbering.sections import Numbering, number_sections

__all__ = ["Numbering", "number_sections"]
