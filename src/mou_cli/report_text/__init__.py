"""What a committee report prints, in order: content from the report, layout from a house style."""
