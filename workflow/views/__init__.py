"""Pages of the corridor: what waits, the dossier, the desks. They read, ask a door, and lead on."""
