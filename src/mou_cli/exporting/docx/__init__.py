"""Word: pandoc's document, finished."""

from mou_cli.exporting.docx.document import docx_document

__all__ = ["docx_document"]
