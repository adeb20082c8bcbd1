"""From rows to the facts of the law, and what the law says of a dossier, kept and sealed."""
