"""Pages of decisions, from the draft to the register of numbers."""
