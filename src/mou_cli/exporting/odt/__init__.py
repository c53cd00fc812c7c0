"""ODT: pandoc's document, finished."""

from mou_cli.exporting.odt.document import odt_document

__all__ = ["odt_document"]
