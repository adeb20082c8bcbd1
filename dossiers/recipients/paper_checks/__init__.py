"""What units declared, held against its paper by the Board's officer: right, or wrong."""
