"""Operations: one function for each thing that a user does. They return values.

Never here: printing, options, exit codes, or what two operations share: that has a room below.
"""
