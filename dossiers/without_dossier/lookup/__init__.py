"""Asking the law without a dossier: nothing is stored, no person is named."""
