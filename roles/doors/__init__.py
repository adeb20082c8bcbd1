"""What all doors share: one transaction an act, refusals, the paper that founds, what hangs on an organ."""
