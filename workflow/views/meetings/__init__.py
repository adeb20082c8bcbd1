"""Pages of a council's meetings and of voting."""
