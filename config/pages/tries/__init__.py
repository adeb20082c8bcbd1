"""Against guessing passwords: where a try comes from, how many are too many, and until when one waits."""
