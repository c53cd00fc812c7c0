"""What JSON faces share: shapes said once, for the builder and for the schema.

Never here: the shape of one output, which stands beside the face that fills it.
"""
