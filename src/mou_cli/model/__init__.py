"""The model: what each kind of data file may say, as frozen pydantic models."""
