"""A dossier as the annex of the rules it is judged by, each with its article and by whose word it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils.text import capfirst

from dossiers.drafting.petitioning.petition_contents import organ_above
from dossiers.local_law import local_law
from dossiers.models import Dossier, Standing, list_place
from law.awards import FORMS, TITLES, name_of
from law.basics.local_keys import LocalKey, local_key
from law.packs.held_rules import HeldRule, rules_of_awards, unconfirmed_words
from law.packs.in_words.rule_sentences import concerns, kind_of_sentence, sentence_of
from law.packs.in_words.rules_told import read_told
from law.rulebook import Rulebook
from law_desk.models import LoadedPack
from law_desk.whose_word import WordsOfLaw, pack_in_words, program_in_words, words_of_law
from printing.contents import AppliedRule, AppliedRulesPaper, AppliedRulesPart, Letterhead
from roles.doors.refusals import Refused
from roles.local_rules.rule_words import rule_in_words
from roles.local_rules.rules_above import ValueOfDay
from roles.models import Jurisdiction
from roles.queries import names_on
from roles.rights.unit_heirs import standing_for
from vietnamese.dates import long_date
from workflow.reports.board_office import board_heading

_SHARED, _LOCAL = "Quy định chung của các danh hiệu, hình thức trong hồ sơ", "Quy định của địa phương"
_DIGITS = 8
"""Of a hash in one group: people compare it by reading aloud."""


def applied_rules_paper(dossier: Dossier, *, on: date) -> AppliedRulesPaper:
    """By the law of the day of receipt, pinned then; a dossier that nobody has received is judged by `on`,
    and its print is a draft. Raises Refused while nobody is proposed."""
    awards = _awards(dossier)
    law = local_law(dossier.jurisdiction)
    rules = law.rulebook_of(dossier, on=on)
    of_day = law.told_on(rules.on, of=dossier.received_in_id, stack=rules.stack)
    above = {key: each for key, each in of_day.items() if each.whose}
    told = _Telling(words_of_law(rules.stack), above, _decider(dossier), awards)
    parts = [
        AppliedRulesPart(
            heading=name_of(award) if award else _SHARED, rules=_of_one_article(told.rules(held))
        )
        for award, every in rules_of_awards(awards, rules)
        if (held := [one for one in every if concerns(one.key, one.value, way=dossier.way, awards=awards)])
    ]
    local = _of_one_article(told.local(key, rules) for key in _local_keys(awards, rules))
    if local:
        parts.append(AppliedRulesPart(heading=_LOCAL, rules=local))
    return AppliedRulesPaper(
        letterhead=_letterhead(dossier, on=on),
        title=f"Quy định áp dụng đối với hồ sơ {dossier.code}",
        facts=(
            *_facts(dossier, rules),
            *told.sources(),
            *_meanings(parts, rules),
            *_hashes(dossier, rules),
        ),
        parts=tuple(parts),
        draft=dossier.received_on is None,
    )


def _awards(dossier: Dossier) -> list[str]:
    """Those that are asked for, in the order of its list."""
    rows = dossier.nominations.exclude(standing=Standing.WITHDRAWN).select_related("recipient")
    if not rows:
        raise Refused(
            "Hồ sơ chưa có trường hợp nào để in quy định áp dụng.",
            remedy="Thêm người, tập thể hoặc nhập danh sách từ Excel, rồi in lại.",
        )
    return list(dict.fromkeys(row.award for row in sorted(rows, key=list_place)))


class _Telling:
    """Rules as rows, and each source of them numbered as it is first cited. Local values are those of the
    `place`, or of a level `above` it."""

    def __init__(
        self, words: WordsOfLaw, above: Mapping[str, ValueOfDay], place: str, awards: Sequence[str]
    ) -> None:
        self._words, self._above, self._place, self._awards = words, above, place, awards
        self._cited: dict[LoadedPack | str | None, str] = {}

    def rules(self, held: Sequence[HeldRule]) -> Iterator[AppliedRule]:
        """Those of one article, by one word and alike stand in one sentence, where the first stood."""
        alike: dict[tuple[str, ...], list[HeldRule]] = {}
        for one in held:
            word = self._number(self._words.pack_of(one.key, one.value))
            kind = kind_of_sentence(one.key, one.value)
            group = kind, str(one.value.citation), word, ", ".join(one.unconfirmed)
            alike.setdefault(group, []).append(one)
        for (_kind, citation, word, unconfirmed), rules in alike.items():
            yield AppliedRule(
                words=sentence_of([(one.key, one.value) for one in rules], self._awards),
                citation=capfirst(citation),
                word=word,
                unconfirmed=capfirst(unconfirmed),
            )

    def local(self, key: LocalKey, rules: Rulebook) -> AppliedRule:
        """A value beyond the law's bound is told with it: nobody is judged by that value."""
        broken = rules.broken.get(key.key)
        words = rule_in_words(key, broken.value if broken else rules.local[key.key])
        if broken:
            words += f": không áp dụng, vì pháp luật quy định {broken.limit} ({broken.law.citation})"
        by_above = self._above.get(key.key)
        return AppliedRule(
            words=f"{key.label}: {words}.",
            citation=capfirst(by_above.row.paper if by_above else rules.papers.get(key.key, "")),
            word=self._number(capfirst(by_above.whose) if by_above else self._place),
        )

    def sources(self) -> Iterator[str]:
        """Each in words behind its number, once all rules were told."""
        yield "Số trong ngoặc sau mỗi điều khoản cho biết quy định ấy theo lời của ai:"
        for source, number in self._cited.items():
            if isinstance(source, LoadedPack):
                words = pack_in_words(source)
            elif source is None:
                words = program_in_words(self._words.stack)
            else:
                words = f"{source}, bằng văn bản ghi ở cột “Điều khoản”"
            yield f"{number} {words}."

    def _number(self, source: LoadedPack | str | None) -> str:
        return self._cited.setdefault(source, f"({len(self._cited) + 1})")


def _of_one_article(rules: Iterable[AppliedRule]) -> tuple[AppliedRule, ...]:
    """Sentences of one article, by one word, in one row, where the first of them stood."""
    rows: dict[tuple[str, str, str], AppliedRule] = {}
    for rule in rules:
        key = rule.citation, rule.word, rule.unconfirmed
        rows[key] = replace(rule, words=f"{rows[key].words} {rule.words}") if key in rows else rule
    return tuple(rows.values())


def _local_keys(awards: Sequence[str], rules: Rulebook) -> Iterator[LocalKey]:
    """What the jurisdiction settled itself, of these awards or of every dossier."""
    for name in (*rules.local, *rules.broken):
        key = local_key(name)
        if key is not None and _award_of(key) in ("", *awards):
            yield key


def _award_of(key: LocalKey) -> str:
    """Whose rule it is; empty for what is settled for every award."""
    code = (key.bound_by or key.key).partition(".")[2]
    return code if code in (*TITLES, *FORMS) else ""


def _facts(dossier: Dossier, rules: Rulebook) -> Iterator[str]:
    unit = names_on([dossier.unit_id], on=dossier.submitted_on or rules.on)[dossier.unit_id]
    yield f"Hồ sơ {dossier.code}, “{dossier.title}”, của {unit}."
    if dossier.received_on is None:
        yield (
            f"Cơ quan thẩm định chưa tiếp nhận hồ sơ; bản này theo quy định của {long_date(rules.on)}, "
            "quy định áp dụng được xác định vào ngày tiếp nhận."
        )
    else:
        yield f"Xét theo quy định của ngày cơ quan thẩm định tiếp nhận hồ sơ, {long_date(rules.on)}."
    yield f"Luật áp dụng: {rules.regime_citation}{read_told(rules)}."


def _meanings(parts: Sequence[AppliedRulesPart], rules: Rulebook) -> Iterator[str]:
    """Of the words for what is not confirmed that stand here."""
    told = " ".join(rule.unconfirmed.lower() for part in parts for rule in part.rules)
    meanings = [f"“{word}” là {words}" for word, words in unconfirmed_words(rules).items() if word in told]
    if meanings:
        yield f"Chữ sau số ấy là điều chưa xác nhận: {'; '.join(meanings)}."


def _hashes(dossier: Dossier, rules: Rulebook) -> Iterator[str]:
    yield f"Mã SHA-256 của bộ quy định: {_grouped(rules.hash)}."
    if dossier.received_on is not None and dossier.rulebook not in ("", rules.hash):
        yield (
            f"Mã của bộ quy định vào ngày tiếp nhận: {_grouped(dossier.rulebook)}. Hai mã khác nhau vì từ đó "
            "chương trình, hoặc một gói luật, đã đổi."
        )


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + _DIGITS] for at in range(0, len(digest), _DIGITS))


def _decider(dossier: Dossier) -> str:
    jurisdiction = dossier.received_in or dossier.jurisdiction
    return capfirst(jurisdiction.name)


def _letterhead(dossier: Dossier, *, on: date) -> Letterhead:
    """Of the office that received it, until then of the unit; it is no paper with a number."""
    if dossier.received_on is None:
        profile = standing_for(dossier.unit, on=on).profile_on(on)
        place = profile.place or dossier.jurisdiction.words_on(on).place
        return Letterhead(superior=organ_above(profile, on=on), organ=profile.name, place=place, issued_on=on)
    jurisdiction: Jurisdiction = dossier.received_in or dossier.jurisdiction
    superior, organ = board_heading(jurisdiction, on=dossier.received_on)
    place = jurisdiction.words_on(dossier.received_on).place
    return Letterhead(superior=superior, organ=organ, place=place, issued_on=on)
