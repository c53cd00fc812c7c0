"""What verifying found -> text, JSON."""
