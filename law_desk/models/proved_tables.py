"""The tables of this room whose rows the trail proves."""

from __future__ import annotations

from law_desk.models import LoadedPack, PublisherKey
from trail.state.proved_table import ProvedTable

PUBLISHER_KEY = ProvedTable(model=PublisherKey, kind="publisher_key", key="t.id")
LOADED_PACK = ProvedTable(model=LoadedPack, kind="law_pack", key="t.id")
