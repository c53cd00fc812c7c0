"""Files on disk, replaced whole or not at all; which run left one; what the package brings.

Never here: what stands in a file.
"""
