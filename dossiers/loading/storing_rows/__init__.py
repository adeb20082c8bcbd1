"""What a confirmed load writes: people, their rows, and the entry that tells it on each one's chain."""
