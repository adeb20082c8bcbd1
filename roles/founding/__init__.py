"""How organs begin, change their name and end: never in place, always from a day, set by set."""

from roles.founding.blocs import (
    Proposal,
    end_bloc,
    found_bloc,
    join_bloc,
    propose_offices,
    set_bloc_office,
)
from roles.founding.councils import found_council, found_council_version
from roles.founding.jurisdictions import end_jurisdiction, found_jurisdiction
from roles.founding.units import NewUnit, end_unit, found_unit, found_units, rename_unit

__all__ = [
    "NewUnit",
    "Proposal",
    "end_bloc",
    "end_jurisdiction",
    "end_unit",
    "found_bloc",
    "found_council",
    "found_council_version",
    "found_jurisdiction",
    "found_unit",
    "found_units",
    "join_bloc",
    "propose_offices",
    "rename_unit",
    "set_bloc_office",
]
