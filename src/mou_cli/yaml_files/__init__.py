"""A YAML file -> values with marks, and values -> a YAML file."""
