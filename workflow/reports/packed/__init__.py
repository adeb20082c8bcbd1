"""What goes up to those who decide above every jurisdiction: the petition, the list, the whole package."""
