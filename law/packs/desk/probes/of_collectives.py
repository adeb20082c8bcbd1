"""Tries at rules about a collective as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from law.eligibility.rating import GRADE_NAMES, GRADES
from law.packs.desk.probes.probe import Probe, Tried

_PEOPLE = 100


def collective_share(tried: Tried) -> Iterator[Probe]:
    """Of a hundred people just the share, one fewer and one more; without a share nobody, some and all."""
    share = tried.fields.get("percent") if tried.state == "set" else None
    for workers in (0, 50, _PEOPLE) if share is None else (share - 1, share, share + 1):
        facts = tried.facts("collective", **{"quân số": str(_PEOPLE), "số LĐTT": str(workers)})
        yield Probe(facts, f"tập thể {_PEOPLE} người, {workers} người đạt Lao động tiên tiến")


def collective_fighters(tried: Tried) -> Iterator[Probe]:
    for count in (tried.fields["count"], tried.fields["count"] - 1):
        facts = tried.facts("collective", **{"quân số": str(_PEOPLE), "số CSTĐCS": str(count)})
        yield Probe(facts, f"tập thể có {count} người đạt Chiến sĩ thi đua cơ sở")


def collective_completed(tried: Tried) -> Iterator[Probe]:
    for count in (_PEOPLE, _PEOPLE - 1):
        facts = tried.facts("collective", **{"quân số": str(_PEOPLE), "số hoàn thành": str(count)})
        yield Probe(facts, f"tập thể {_PEOPLE} người, {count} người hoàn thành nhiệm vụ")


def collective_discipline(tried: Tried) -> Iterator[Probe]:
    for count in (0, 1):
        facts = tried.facts("collective", **{"quân số": str(_PEOPLE), "số bị cảnh cáo": str(count)})
        yield Probe(facts, f"tập thể có {count} người bị kỷ luật từ cảnh cáo trở lên")


def party_cell(tried: Tried) -> Iterator[Probe]:
    grades, least = tuple(GRADES), tried.fields["at_least"]
    for grade in (least, *grades[: grades.index(least)][-1:]):
        yield Probe(
            tried.facts("collective", **{"tổ chức Đảng": grade}),
            f"tổ chức Đảng xếp loại {GRADE_NAMES[grade]}",
        )


def bloc_leader(tried: Tried) -> Iterator[Probe]:
    for leads, told in (("có", "dẫn đầu khối, cụm thi đua"), ("không", "không dẫn đầu khối, cụm thi đua")):
        yield Probe(tried.facts("collective", way="công trạng", **{"dẫn đầu khối": leads}), told)
