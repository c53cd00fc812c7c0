"""Records of signatures: who has signed what, evidence, and the statement that a key signs.

Never here: which version counts (`versions/`), or whom to trust (`revisions/`).
"""

from mou_cli.signatures.records import Recorded, every_record_of, records_of

__all__ = ["Recorded", "every_record_of", "records_of"]
