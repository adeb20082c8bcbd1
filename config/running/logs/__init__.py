"""The log of a real site: a JSON object a line, of what happened and where in the program, never of whom."""
