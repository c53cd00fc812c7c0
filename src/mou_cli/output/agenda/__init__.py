"""The agenda of a review -> text, Markdown."""
