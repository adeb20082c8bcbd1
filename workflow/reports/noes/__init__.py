"""What a unit is sent of a case that was found not qualified: the notice, and what came of its answer."""
