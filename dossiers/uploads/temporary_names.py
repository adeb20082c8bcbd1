"""How the names of our own temporary files begin: what a killed process leaves is known by it and swept away."""

TEMPORARY = "vinhdanh-"
