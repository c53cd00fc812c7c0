"""What the faces for a terminal share: colour, lines, progress."""
