"""What `mou verify` proves: versions, keys, records, one thing after the other.

Never here: judging the data alone (`checks/`), or telling what was found (`output/`).
"""
