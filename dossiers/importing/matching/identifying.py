"""Which known recipient a row means: sure, new, or a doubt that a person has to settle."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.rows import ListRow
from dossiers.importing.checking.spelling import folded
from dossiers.importing.matching.unit_roster import KnownRecipient, UnitRoster, loose
from vietnamese.dates import short_date
from vietnamese.text import same_text


@dataclass(frozen=True, slots=True)
class IdentityDoubt:
    """The row may mean one of `candidates`; `why` says what does not fit."""

    why: str
    candidates: tuple[KnownRecipient, ...]
    code_is_taken: bool = False


@dataclass(slots=True)
class Identified:
    """At most one of known and doubt; neither means somebody new."""

    known: KnownRecipient | None = None
    doubt: IdentityDoubt | None = None
    faults: list[CellFault] = field(default_factory=list)


def identify(row: ListRow, roster: UnitRoster) -> Identified:
    """By staff code in the unit, else by folded name, birth date and unit; anything less sure is a doubt."""
    code, name = row.get("staff_code") or "", row.get("name") or ""
    own = roster.own_by_code.get((row.kind, folded(code))) if code else None
    if own is not None:
        return _by_code(row, own)
    if code and roster.own_by_loose_code and (near := roster.own_by_loose_code.get((row.kind, loose(code)))):
        return Identified(faults=[_unknown_code(row, near)])
    namesakes = roster.own_by_name.get((row.kind, folded(name)), [])
    if namesakes:
        return _by_name(row, namesakes)
    return _by_origin(row, roster.earlier_by_name.get((row.kind, folded(name)), []))


def _by_code(row: ListRow, known: KnownRecipient) -> Identified:
    name, born = row.get("name"), row.get("birth_on")
    other_day = bool(known.birth_on and born and known.birth_on != born)
    if name and folded(name) != known.folded and other_day:
        return Identified(faults=[_foreign_code(row, known)])
    if name and not same_text(name, known.name):
        why = f"Mã {known.staff_code} đang lưu tên “{known.name}”, tệp ghi “{name}”."
        return Identified(
            doubt=IdentityDoubt(why, (known,), code_is_taken=True), faults=_conflicts(row, known)
        )
    return Identified(known=known, faults=_conflicts(row, known))


def _by_name(row: ListRow, namesakes: list[KnownRecipient]) -> Identified:
    """Namesakes of the unit itself; collectives and households have no birth date."""
    code, born = row.get("staff_code") or "", row.get("birth_on")
    same = [known for known in namesakes if known.birth_on == born] if born else namesakes
    exact = [known for known in same if same_text(known.name, row.get("name"))]
    if len(same) == 1 and exact and not (code and same[0].staff_code):
        return Identified(known=same[0], faults=_conflicts(row, same[0]))
    return Identified(doubt=IdentityDoubt(_why_namesake(row, same, namesakes), tuple(same or namesakes)))


def _why_namesake(row: ListRow, same: list[KnownRecipient], namesakes: list[KnownRecipient]) -> str:
    name = row.get("name")
    if not same:
        days = ", ".join(short_date(known.birth_on) if known.birth_on else "chưa ghi" for known in namesakes)
        return f"Đơn vị có người tên “{name}” nhưng ngày sinh khác ({days})."
    if len(same) > 1:
        return f"Đơn vị có {len(same)} đối tượng cùng tên “{name}”, không rõ là ai."
    if row.get("staff_code"):
        return f"“{same[0].name}” đang lưu với mã {same[0].staff_code}, tệp ghi mã {row.get('staff_code')}."
    return f"Tên trong tệp “{name}” khác dấu với tên đang lưu “{same[0].name}”."


def _by_origin(row: ListRow, earlier: list[KnownRecipient]) -> Identified:
    """People of a unit that this one took over: never taken along without asking."""
    born = row.get("birth_on")
    fitting = tuple(known for known in earlier if not (born and known.birth_on) or known.birth_on == born)
    if not fitting:
        return Identified()
    return Identified(doubt=IdentityDoubt(f"“{row.get('name')}” có ở đơn vị tiền thân.", fitting))


def _conflicts(row: ListRow, known: KnownRecipient) -> list[CellFault]:
    faults = []
    born, sex = row.get("birth_on"), row.get("sex")
    if known.birth_on and born and known.birth_on != born:
        what = f"Ngày sinh ghi {short_date(born)}; đang lưu {short_date(known.birth_on)} cho {known.name}."
        faults.append(
            row.fault("birth_on", what, "Sửa ô này; nếu số liệu đang lưu sai thì sửa ở danh sách đơn vị.")
        )
    if known.sex and sex and known.sex != sex:
        words = {"female": "nữ", "male": "nam"}
        what = f"Giới tính ghi {words[sex]}; đang lưu {words[known.sex]} cho {known.name}."
        faults.append(
            row.fault("sex", what, "Sửa ô này; nếu số liệu đang lưu sai thì sửa ở danh sách đơn vị.")
        )
    return faults


def _unknown_code(row: ListRow, near: KnownRecipient) -> CellFault:
    what = (
        f"Mã {row.get('staff_code')} không có trong đơn vị; gần giống mã {near.staff_code} của {near.name}."
    )
    return row.fault(
        "staff_code", what, f"Nếu là người đó thì ghi đúng {near.staff_code}; nếu không, xóa mã."
    )


def _foreign_code(row: ListRow, known: KnownRecipient) -> CellFault:
    born = f", sinh {short_date(known.birth_on)}" if known.birth_on else ""
    what = f"Mã {known.staff_code} là của {known.name}{born}, không phải {row.get('name')}."
    return row.fault("staff_code", what, "Ghi đúng mã của người này, hoặc để trống mã.")
