"""Does the history hold? Checks of chains, seals and exported bundles."""
