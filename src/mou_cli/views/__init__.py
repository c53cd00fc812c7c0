"""Views: what templates see. Plain frozen data; prose is Markdown already."""
