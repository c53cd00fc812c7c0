"""Versions on record: which is in force, proposed or to be signed, and which one a text is."""
