"""ODT: pandoc's document, finished.

Never here: what Word needs as well (`office/`).
"""

from mou_cli.exporting.odt.document import odt_document

__all__ = ["odt_document"]
