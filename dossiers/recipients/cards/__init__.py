"""The page of one card: what stands on it, and who saves it."""
