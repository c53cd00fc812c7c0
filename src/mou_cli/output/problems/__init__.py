"""Problems -> text for a terminal, JSON.

Never here: finding them, or which are grave enough to stop a command.
"""
