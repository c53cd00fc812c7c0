"""Versions on record: their order, which is proposed, which has a digest, who has signed.

Never here: the texts of versions (`revisions/`), or what a standing means (`status/`).
"""
