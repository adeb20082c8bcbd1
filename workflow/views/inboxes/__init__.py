"""What waits for an office, the lists of dossiers, and the search over them."""
