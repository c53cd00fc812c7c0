"""Every date as an event, and events -> a calendar file.

Never here: counting days (`deadlines/`), or which reviews are due (`standing/`).
"""
