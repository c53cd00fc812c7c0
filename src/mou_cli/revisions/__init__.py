"""States of the files by name, the commits that made them, and what each first held.

Never here: running git (`git/`), or writing.
"""
