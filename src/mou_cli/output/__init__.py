"""Output: values -> text. Every formatter is pure."""
