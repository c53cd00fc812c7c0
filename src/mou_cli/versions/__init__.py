"""Versions on record: which is in force, proposed or to be signed, and which one a text is.

Never here: the texts of versions (`revisions/`), or who has signed them (`signatures/`).
"""
