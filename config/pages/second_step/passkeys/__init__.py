"""Passkeys: a device proves with a key of its own, which never leaves it, that its owner is there."""
