"""Records of signatures: whom each is for, who has signed what, the statement that a key signs."""

from mou_cli.signatures.records import Recorded, records_of

__all__ = ["Recorded", "records_of"]
