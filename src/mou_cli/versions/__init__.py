"""Versions on record: their order, which is proposed, which has a digest."""
