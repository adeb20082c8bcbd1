"""What keeps an award from somebody: told by its paper, ended with its result, never deleted."""
