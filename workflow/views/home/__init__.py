"""The home page of every office: what waits, what was sent, how much there is of each, and the year."""
