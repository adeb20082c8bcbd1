"""Faces, lines, strips and sheets: from a text to marks on a page."""
