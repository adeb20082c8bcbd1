"""Pages of the law that is loaded here."""
