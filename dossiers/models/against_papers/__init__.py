"""What the Board held against papers: declared facts, and decisions taken elsewhere."""
