"""What `mou verify` proves, one thing after the other."""
