"""Who comes into office and who leaves it, by which paper, in whose place."""
