"""What verifying found -> text, JSON.

Never here: verifying (`verifying/`).
"""
