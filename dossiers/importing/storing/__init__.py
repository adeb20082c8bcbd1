"""Everything enters the dossier in one transaction, or nothing."""
