"""Problems -> text for a terminal, JSON."""
