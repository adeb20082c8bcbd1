"""The seals over all chains, and the key of entries and seals."""
