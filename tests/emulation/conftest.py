"""The small province of the roles' tests serves here too."""

from tests.roles.conftest import _place_of_file, place

__all__ = ["_place_of_file", "place"]
