"""The limited child and what it is given."""
