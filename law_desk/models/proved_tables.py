"""The tables of this room whose rows the trail proves."""

from __future__ import annotations

from law_desk.models import CaseAnswer, EnteredLaw, LoadedPack, PublisherKey, RuleEntry, ToldCase
from trail.state.proved_table import ProvedTable

PUBLISHER_KEY = ProvedTable(model=PublisherKey, kind="publisher_key", key="t.id")
LOADED_PACK = ProvedTable(model=LoadedPack, kind="law_pack", key="t.id")

ENTERED_LAW = ProvedTable(model=EnteredLaw, kind="entered_law", key="t.id")
RULE_ENTRIES = ProvedTable(model=RuleEntry, kind="entered_law", key="t.law_id")
CASE_ANSWERS = ProvedTable(model=CaseAnswer, kind="entered_law", key="t.law_id")
TOLD_CASES = ProvedTable(model=ToldCase, kind="entered_law", key="t.law_id")
OF_ENTERED_LAW = (ENTERED_LAW, RULE_ENTRIES, CASE_ANSWERS, TOLD_CASES)
"""Of the law every act keeps what it wrote: a row is entered once, a told case perhaps withdrawn."""
