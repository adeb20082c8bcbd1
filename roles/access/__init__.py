"""What each address asks of its reader: declarations, the registry of questions, the list of addresses."""
