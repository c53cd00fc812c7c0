"""The command line: options -> one operation -> format -> exit code."""
