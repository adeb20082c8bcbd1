"""Tables of cases and figures as a jurist writes them: read, put to a law, counted by what they ask for."""
