"""How organs begin, change their name and end: never in place, always from a day, recorded each time."""

from roles.founding.blocs.bloc_offices import (
    Proposal,
    first_day_of_office,
    propose_offices,
    set_bloc_office,
    set_bloc_offices,
)
from roles.founding.blocs.changing_offices import change_bloc_offices
from roles.founding.blocs.composing import compose_bloc, found_bloc, join_bloc
from roles.founding.blocs.ending_blocs import end_bloc
from roles.founding.blocs.head_obstacles import Holder
from roles.founding.councils import found_council, found_council_version
from roles.founding.ending_units import end_unit
from roles.founding.first_officer import FirstOfficer, found_below, found_first
from roles.founding.jurisdiction_ending import end_jurisdiction
from roles.founding.jurisdictions import found_jurisdiction
from roles.founding.unit_profiles import rename_unit
from roles.founding.units import NewUnit, found_unit, found_units

__all__ = [
    "FirstOfficer",
    "Holder",
    "NewUnit",
    "Proposal",
    "change_bloc_offices",
    "compose_bloc",
    "end_bloc",
    "end_jurisdiction",
    "end_unit",
    "first_day_of_office",
    "found_below",
    "found_bloc",
    "found_council",
    "found_council_version",
    "found_first",
    "found_jurisdiction",
    "found_unit",
    "found_units",
    "join_bloc",
    "propose_offices",
    "rename_unit",
    "set_bloc_office",
    "set_bloc_offices",
]
