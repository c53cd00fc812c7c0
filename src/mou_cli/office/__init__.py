"""Word and ODT files as parts and XML, read with limits."""
