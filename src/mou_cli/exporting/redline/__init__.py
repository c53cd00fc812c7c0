"""The redline in formats: pandoc's trees of both texts -> one tree with marks -> HTML or Word.

Never here: which words went and which came (`redline/`).
"""
