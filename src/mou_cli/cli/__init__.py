"""The command line: options -> one operation -> format -> exit code.

Never here: a decision about an agreement, or an import of a library at the top of a module but
typer.
"""
