"""The unit's petition: what it says, and what of it stands once it was handed in."""
