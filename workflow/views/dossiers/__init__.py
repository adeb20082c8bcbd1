"""Pages of one dossier on each desk, and which acts its reader is offered."""
