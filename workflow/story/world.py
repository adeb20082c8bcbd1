"""Finding again what an earlier chapter founded: people by user name, units by name, organs by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from dossiers.models import Dossier
from roles.models import Bloc, Council, Jurisdiction, Unit, UnitProfile
from roles.models.periods import valid_on
from vietnamese.text import fold

PASSWORD = "thidua2026"
PROVINCE, DISTRICT = "tỉnh Cao Bằng", "huyện Hà Quảng"


@dataclass
class World:
    """What stands on a day; units are found by their full name of that day."""

    on: date
    people: dict[str, User] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = {user.username: user for user in User.objects.all()}
        profiles = UnitProfile.objects.filter(valid_on(self.on)).select_related("unit")
        self.units = {profile.name: profile.unit for profile in profiles}

    def __getitem__(self, username: str) -> User:
        return self.people[username]

    @property
    def province(self) -> Jurisdiction:
        return Jurisdiction.objects.get(name=PROVINCE)

    @property
    def district(self) -> Jurisdiction:
        return Jurisdiction.objects.get(name=DISTRICT)

    def bloc(self, code: str) -> Bloc:
        return Bloc.objects.get(code=code)

    def council(self, jurisdiction: Jurisdiction) -> Council:
        return jurisdiction.councils.get()

    def dossier(self, unit: Unit, *, year: int, way: str = "công trạng") -> Dossier:
        return Dossier.objects.get(unit=unit, year=year, way=way)


def abbreviation_of(organ: str) -> str:
    """What follows the kind of paper in its numbers: "UBND", "SNV", "VPHU"."""
    if organ.startswith("Ủy ban nhân dân"):
        return "UBND"
    words = organ.replace("-", " ").split()
    letters = "".join(word[0] for word in words if word not in ("và", "huyện", "các")).upper()
    return "".join(letter if letter == "Đ" else fold(letter).upper() for letter in letters)[:12]


def abbreviations_of(organs: Iterable[str]) -> dict[str, str]:
    """By name; of those that would bear the same one, each with its last word whole: "TTHSHA", "TTHSHAI"."""
    short = {organ: abbreviation_of(organ) for organ in organs}
    times = Counter(short.values())
    return {
        organ: told if times[told] == 1 else told[:-1] + fold(organ.split()[-1]).upper()
        for organ, told in short.items()
    }


def open_accounts(named: dict[str, str]) -> dict[str, User]:
    """Demonstration accounts by user name, all with the one password that the sign-in page shows."""
    secret = make_password(PASSWORD)
    users = []
    for username, full_name in named.items():
        family, _, given = full_name.rpartition(" ")
        users.append(User(username=username, password=secret, first_name=family, last_name=given))
    return {user.username: user for user in User.objects.bulk_create(users)}
