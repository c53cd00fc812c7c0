"""What the program says in sentences: said once, for every face.

Never here: marks of a format: a sentence is plain text.
"""
