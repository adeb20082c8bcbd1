"""What a proposed law pack would change of the open dossiers, for jurists before they confirm it."""
