"""A data file -> prose, for git's own diffs."""
