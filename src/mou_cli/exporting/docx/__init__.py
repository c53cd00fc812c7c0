"""Word: pandoc's document, finished.

Never here: what ODT needs as well (`office/`).
"""

from mou_cli.exporting.docx.document import docx_document

__all__ = ["docx_document"]
