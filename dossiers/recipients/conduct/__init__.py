"""What keeps an award from somebody, and posts held: told by a paper, ended with a result, never deleted."""
