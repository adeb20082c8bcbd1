"""One case against one rulebook, and what a recipient could be proposed for."""
