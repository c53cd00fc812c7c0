"""Words that state a fact, read as numbers, dates and lengths of time.

Never here: a guess. What may be read in two ways, or said of something else, is passed over.
"""
