"""How the names of our own temporary files begin, by which the worker knows what a killed process left."""

TEMPORARY = "vinhdanh-"
