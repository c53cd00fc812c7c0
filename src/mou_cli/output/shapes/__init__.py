"""What JSON faces share: shapes said once, for the builder and for the schema."""
