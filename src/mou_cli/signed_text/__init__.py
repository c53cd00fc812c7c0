"""The signed text: what the agreement prints, in order, and its digest."""
