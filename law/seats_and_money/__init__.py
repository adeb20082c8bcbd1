"""How many may be proposed, who goes first, and what a reward is worth."""
