"""The small province of the roles' tests serves here too."""

from tests.roles.conftest import place

__all__ = ["place"]
