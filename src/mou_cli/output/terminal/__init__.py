"""What faces for a terminal share: colour, lines, progress.

Never here: a tone or a sentence; what escapes (`output/escaping/`).
"""
