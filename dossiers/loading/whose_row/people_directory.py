"""Who is known at the units of a load, and whom a row means: somebody known, somebody new, or a fault."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dossiers.importing.checking.spelling import folded
from dossiers.loading.whose_row.typed_person import PersonWords
from dossiers.loading.whose_row.unit_directory import NoUnit, UnitDirectory, unit_directory
from dossiers.models import Recipient
from roles.models import Jurisdiction
from vietnamese.dates import short_date


class KnownPerson(NamedTuple):
    id: int
    kind: str
    unit_id: int
    name: str
    staff_code: str
    birth_on: date | None
    folded: str


@dataclass(eq=False, slots=True)
class LoadedPerson:
    """Whom rows mean; `id` is 0 until somebody new is stored."""

    id: int
    kind: str
    unit_id: int
    name: str
    words: PersonWords


class NoPerson(Exception):
    """The row does not tell whose it is: the column, what is wrong and how to mend it."""

    def __init__(self, key: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.key, self.what, self.remedy = key, what, remedy


_OF_CODE = "Ghi đúng mã cán bộ của người này."


@dataclass(slots=True)
class PeopleDirectory:
    """`new` are the people that rows brought, in the order of the rows."""

    units: UnitDirectory
    by_code: dict[tuple[int, str], KnownPerson] = field(default_factory=dict)
    by_name: dict[tuple[str, str], list[KnownPerson]] = field(default_factory=lambda: defaultdict(list))
    new: list[LoadedPerson] = field(default_factory=list)
    _found: dict[PersonWords, dict[int, LoadedPerson | NoPerson]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    _known: dict[int, LoadedPerson] = field(default_factory=dict)
    _new_by_code: dict[tuple[int, str], LoadedPerson] = field(default_factory=dict)
    _new_by_name: dict[tuple[int, str, str, date | None], list[LoadedPerson]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def person_of(self, words: PersonWords, day: date) -> LoadedPerson:
        """Whom the words mean, their unit being that of the day; looked for once. Raises NoPerson."""
        unit = self._unit(words, day)
        found = self._found[words].get(unit)
        if found is None:
            try:
                found = self._look(words, unit)
            except NoPerson as none:
                found = none
            self._found[words][unit] = found
        if isinstance(found, NoPerson):
            raise found.with_traceback(None)
        return found

    def refuse_no_unit(self, words: PersonWords, day: date | None) -> None:
        """Of a row that does not tell who is meant, perhaps not the day either. Raises NoPerson."""
        if day is not None:
            self._unit(words, day)
            return
        try:
            self.units.unit_of_any_day(words.unit_code, words.unit)
        except NoUnit as none:
            raise _no_unit(words, none) from none

    def _unit(self, words: PersonWords, day: date) -> int:
        try:
            return self.units.unit_of(words.unit_code, words.unit, day)
        except NoUnit as none:
            raise _no_unit(words, none) from none

    def _look(self, words: PersonWords, unit: int) -> LoadedPerson:
        family = self.units.family(unit) & self.units.here
        known = self._by_code(words, family) or self._by_name(words, family)
        if known is not None:
            found = LoadedPerson(known.id, known.kind, known.unit_id, known.name, words)
            return self._known.setdefault(known.id, found)
        return self._somebody_new(words, unit)

    def _by_code(self, words: PersonWords, family: Iterable[int]) -> KnownPerson | None:
        if not words.staff_code:
            return None
        code = folded(words.staff_code)
        found = [self.by_code[unit, code] for unit in sorted(family) if (unit, code) in self.by_code]
        if len(found) > 1:
            names = ", ".join(each.name for each in found)
            what = f"Mã {words.staff_code} là của nhiều người ở các đơn vị đã sáp nhập ({names})."
            raise NoPerson("staff_code", what, "Ghi đơn vị hiện nay của người này.")
        if found and (found[0].folded != folded(words.name) or found[0].kind != words.kind):
            what = f"Mã {words.staff_code} là của {found[0].name}, không phải {words.name}."
            raise NoPerson("staff_code", what, f"{_OF_CODE} Không có mã thì để trống và ghi ngày sinh.")
        if found and words.birth_on and found[0].birth_on not in (None, words.birth_on):
            raise NoPerson(
                "birth_on",
                f"Ngày sinh ghi {short_date(words.birth_on)}; đang lưu {_day(found[0].birth_on)} cho "
                f"{found[0].name}.",
                "Sửa ô này; số liệu đang lưu sai thì đơn vị sửa ở hồ sơ cá nhân.",
            )
        return found[0] if found else None

    def _by_name(self, words: PersonWords, family: set[int]) -> KnownPerson | None:
        namesakes = [
            each for each in self.by_name.get((words.kind, folded(words.name)), ()) if each.unit_id in family
        ]
        same = namesakes
        if words.kind == Recipient.Kind.INDIVIDUAL:
            same = [each for each in namesakes if words.birth_on and each.birth_on == words.birth_on]
            self._refuse_unclear(words, namesakes, same)
        if len(same) > 1:
            what = f"Đơn vị có {len(same)} đối tượng cùng tên “{words.name}”."
            raise NoPerson("staff_code", what, "Ghi mã để rõ là ai.")
        if same and words.staff_code and same[0].staff_code:
            what = f"{same[0].name} đang lưu với mã {same[0].staff_code}, không phải {words.staff_code}."
            raise NoPerson("staff_code", what, _OF_CODE)
        return same[0] if same else None

    def _refuse_unclear(
        self, words: PersonWords, namesakes: list[KnownPerson], same: list[KnownPerson]
    ) -> None:
        """Without code and birth nobody is told; a namesake of another day may be a slip of the pen."""
        if same or (words.staff_code and words.birth_on and all(each.birth_on for each in namesakes)):
            return
        if not words.birth_on and not words.staff_code:
            what = "Chưa ghi mã cán bộ hay ngày sinh nên không rõ là ai."
            raise NoPerson("birth_on", what, "Ghi ngày sinh, hoặc mã cán bộ đang lưu ở đơn vị.")
        if namesakes:
            days = ", ".join(_day(each.birth_on) for each in namesakes)
            what = f"Đơn vị có người tên “{words.name}”, ngày sinh đang lưu: {days}."
            remedy = (
                "Là người ấy thì ghi đúng ngày sinh hoặc mã cán bộ; là người khác thì ghi mã của người này."
            )
            raise NoPerson("birth_on", what, remedy)

    def _somebody_new(self, words: PersonWords, unit: int) -> LoadedPerson:
        if words.kind == Recipient.Kind.INDIVIDUAL and not (words.sex and words.birth_on):
            key, missing = ("birth_on", "ngày sinh") if not words.birth_on else ("sex", "giới tính")
            what = f"{words.name} chưa có trong danh sách của đơn vị, mà dòng chưa ghi {missing}."
            raise NoPerson(key, what, f"Ghi {missing} để thêm mới, hoặc ghi đúng mã cán bộ, tên, đơn vị.")
        try:
            home = self.units.heir(unit)
        except NoUnit as none:
            raise NoPerson("unit", none.what, none.remedy) from none
        code, name = (home, folded(words.staff_code)), (home, words.kind, folded(words.name), words.birth_on)
        owner = self._new_by_code.get(code) if words.staff_code else None
        if owner is not None and folded(owner.name) != folded(words.name):
            what = f"Mã {words.staff_code} trong tệp này đã ghi cho {owner.name}."
            raise NoPerson("staff_code", what, "Mỗi người một mã.")
        alike = [each for each in self._new_by_name[name] if _goes_with(each.words, words)]
        found = owner or (alike[0] if alike else None)
        if found is None:
            found = LoadedPerson(0, words.kind, home, words.name, words)
            self.new.append(found)
            self._new_by_name[name].append(found)
        if words.staff_code:
            self._new_by_code[code] = found
            if not found.words.staff_code:
                found.words = words
        return found


def _no_unit(words: PersonWords, none: NoUnit) -> NoPerson:
    return NoPerson("unit_code" if words.unit_code else "unit", none.what, none.remedy)


def _goes_with(one: PersonWords, other: PersonWords) -> bool:
    """Of one name, birth and unit: the same person unless two codes tell two."""
    codes = {folded(each.staff_code) for each in (one, other) if each.staff_code}
    return len(codes) < 2


def _day(day: date | None) -> str:
    return short_date(day) if day else "chưa ghi"


def people_directory(jurisdiction: Jurisdiction, *, on: date) -> PeopleDirectory:
    """Four statements, whatever the number of people."""
    found = PeopleDirectory(unit_directory(jurisdiction, on=on))
    people = Recipient.objects.filter(unit__in=found.units.here).order_by("pk")
    for each in map(KnownPerson._make, people.values_list(*KnownPerson._fields).iterator()):
        found.by_name[each.kind, each.folded].append(each)
        if each.staff_code:
            found.by_code[each.unit_id, folded(each.staff_code)] = each
    return found
