"""Corrections: which records count, where a later one says that it corrects them.

Never here: what is wrong with a correction (`checks/`), or changing a record.
"""
