"""Deadlines: a meeting and rules -> the last day for each thing.

Never here: today; the agreement. It knows house styles and dates alone.
"""
