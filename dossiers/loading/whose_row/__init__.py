"""Of which unit and of which person a row of the past speaks."""
