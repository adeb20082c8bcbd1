"""What a dossier holds, what is paid, how many must be present: figures asked on a day, each in words."""

from __future__ import annotations

from collections.abc import Iterator

from law.awards import award as award_of
from law.awards import name_of
from law.basics.owed_papers import PAPER_NAMES, owed_papers
from law.eligibility.recipient import KIND_NAMES
from law.packs.desk.figure_rows import NONE, UNSET, Ask, Asked
from law.procedure.thresholds import quorum
from law.rulebook import Rulebook
from law.seats_and_money.rewards import reward

_COUNCILS = (15, 16)


def papers(award: str) -> Iterator[tuple[str, Ask]]:
    yield f"Hồ sơ {name_of(award)} phải có giấy tờ nào", lambda rules: _owed(award, rules)


def _owed(award: str, rules: Rulebook) -> Asked:
    kinds = [paper.kind for paper in owed_papers(award, rules)]
    citation = _citation("papers", award, rules)
    row = {"danh hiệu": award, "giấy tờ": "; ".join(kinds) or "không", "căn cứ": citation}
    return "papers", row, f"{'; '.join(PAPER_NAMES[kind] for kind in kinds) or 'không'} ({citation})"


def copies(award: str) -> Iterator[tuple[str, Ask]]:
    yield f"Hồ sơ {name_of(award)} gồm mấy bộ", lambda rules: _sets(award, rules)


def _sets(award: str, rules: Rulebook) -> Asked:
    value, citation = rules.value_for("copies", award), _citation("copies", award, rules)
    if value is None or not value.is_set:
        words = UNSET[value.state] if value is not None else UNSET["none"]
        return "copies", {"danh hiệu": award, "số bộ": NONE}, f"{words} ({citation})"
    row = {"danh hiệu": award, "số bộ": str(value["count"]), "căn cứ": citation}
    return "copies", row, f"{value['count']} bộ ({citation})"


def _citation(family: str, award: str, rules: Rulebook) -> str:
    value = rules.value_for(family, award)
    return str(value.citation if value is not None else rules.regime_citation)


def rewards(award: str) -> Iterator[tuple[str, Ask]]:
    for kind in award_of(award).recipients:
        yield f"Tiền thưởng {name_of(award)} cho {KIND_NAMES[kind]}", _money(award, kind)


def _money(award: str, kind: str) -> Ask:
    def ask(rules: Rulebook) -> Asked:
        found = reward(award, kind, decided_on=rules.on, stack=rules.stack)
        row = {"danh hiệu": award, "đối tượng": KIND_NAMES[kind]}
        row["tiền"] = NONE if found.amount is None else str(found.amount)
        words = "chưa tính được" if found.amount is None else f"{found.amount:,} đồng".replace(",", ".")
        return "rewards", {**row, "căn cứ": found.citation}, f"{words} ({found.citation})"

    return ask


def quorums(_award: str) -> Iterator[tuple[str, Ask]]:
    for members in _COUNCILS:
        yield f"Hội đồng {members} thành viên phải có mặt ít nhất", _present(members)


def _present(members: int) -> Ask:
    def ask(rules: Rulebook) -> Asked:
        needed = quorum(members, rules)
        return "quorums", {"thành viên": str(members), "có mặt": str(needed)}, f"{needed} người"

    return ask
