"""Tries at rules about who is asked for, and what else is asked for beside it."""

from __future__ import annotations

from collections.abc import Iterator

from law.awards import FORMS, name_of
from law.awards import award as award_of
from law.eligibility.recipient import KIND_NAMES
from law.packs.desk.probes.probe import Probe, Tried


def recipient(tried: Tried) -> Iterator[Probe]:
    """Every kind of recipient, for whom the award is and for whom it is not."""
    for name in KIND_NAMES.values():
        yield Probe({"đối tượng": name, "thành tích": str(tried.year)}, f"đề nghị cho {name}")


def one_reward(tried: Tried) -> Iterator[Probe]:
    """Two forms of reward for one merit, and for two; a title beside a form is never refused, so that for a
    title a form is asked in its place."""
    kind = tried.recipients[0]
    forms = [
        code
        for code, form in FORMS.items()
        if kind in form.recipients and not form.is_of_state and form.bearers is None
    ]
    own = forms[0] if award_of(tried.award).is_title else tried.award
    other = next(code for code in forms if code != own)
    who = KIND_NAMES[kind]
    for merit, told in (("lũ quét", "cùng một thành tích"), ("cháy rừng", "hai thành tích khác nhau")):
        facts = {
            "đối tượng": who,
            "hình thức": "đột xuất",
            "cùng người với": "m1",
            "thành tích": "mã lũ quét",
            "cùng hồ sơ": f"{other} · đối tượng: {who} · hình thức: đột xuất · thành tích: mã {merit}",
        }
        yield Probe(facts, f"cùng lúc đề nghị {name_of(other)} cho {told}", award=own)


def exclusive(tried: Tried) -> Iterator[Probe]:
    """Beside each award that shuts it out, and beside one that does not."""
    kind = tried.recipients[0]
    against = tuple(tried.fields["against"])
    free = next(code for code, form in FORMS.items() if kind in form.recipients and code not in against)
    for other in (*against, free):
        facts = tried.facts(
            kind,
            **{"cùng người với": "m1", "cùng hồ sơ": f"{other} · đối tượng: {KIND_NAMES[kind]}"},
        )
        yield Probe(facts, f"cùng lúc đề nghị {name_of(other)}")
