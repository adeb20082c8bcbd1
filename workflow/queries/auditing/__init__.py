"""The history as an auditor, and the reader of one dossier, see it: entries in words, lines by day."""
