"""From cells to rows with typed values, and every fault of every row at once."""
