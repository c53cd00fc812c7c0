"""What a committee report prints, in order: content from the report, layout from a house style.

Never here: a name or habit of one council: that is data, in a house style.
"""
