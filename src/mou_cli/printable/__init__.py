"""What every format can print: characters that the PDF's fonts have, and whole pictures.

Never here: where in a file they stand, or what is said of them (`checks/`).
"""
