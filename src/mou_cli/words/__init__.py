"""What the program says in sentences: said once, for every face."""
