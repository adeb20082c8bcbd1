"""Packages for those who decide above every jurisdiction: prepared, sent, and what came back."""
