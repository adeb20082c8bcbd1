"""Keys whose packs are taken here, the packs that were proposed and tried, what is entered of a new law."""

from law_desk.models.entered_law import CaseAnswer, EnteredLaw, RuleEntry, ToldCase
from law_desk.models.loaded_pack import LoadedPack, PackState
from law_desk.models.pack_preview import PackPreview, PreviewedAnswer
from law_desk.models.publisher_key import PublisherKey

__all__ = [
    "CaseAnswer",
    "EnteredLaw",
    "LoadedPack",
    "PackPreview",
    "PackState",
    "PreviewedAnswer",
    "PublisherKey",
    "RuleEntry",
    "ToldCase",
]
