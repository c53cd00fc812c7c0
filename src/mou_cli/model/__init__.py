"""The model: what each kind of data file may say, as frozen pydantic models.

Never here: a rule about two files, a file that is read, a sentence for a reader.
"""
