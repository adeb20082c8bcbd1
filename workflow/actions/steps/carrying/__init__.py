"""What a decision or a package may carry, and what of it is asked of the law once more."""
