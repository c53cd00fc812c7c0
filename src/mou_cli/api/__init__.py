"""What `import mou_cli` offers: a thin layer over the operations, for other programs.

Never here: printing, writing, or an answer that the command line does not give too.
"""
