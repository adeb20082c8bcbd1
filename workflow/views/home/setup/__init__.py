"""What an office still needs before it can work, told until it has it."""
