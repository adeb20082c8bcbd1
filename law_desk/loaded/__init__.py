"""Confirmed packs as the law that everything asks: kept whole, read once a process, laid in their order."""
