"""A data file -> prose, for git's own diffs.

Never here: what a value means: any YAML reads, a broken one as it is.
"""
