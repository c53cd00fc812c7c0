"""Operations: one function for each thing that a user does. They return values and never print."""
