"""The law asked without a dossier: looking up an award, judging a list. Nothing is stored."""
