"""Somebody leaves for good: what lies open before him, who goes on with it, when his account is closed."""
