"""Signing in by a provider of identities (OpenID Connect): off until it is configured, and never a right."""
