"""The keys whose packs are taken here, and the packs that were proposed, confirmed, taken back."""

from law_desk.models.loaded_pack import LoadedPack, PackState
from law_desk.models.publisher_key import PublisherKey

__all__ = ["LoadedPack", "PackState", "PublisherKey"]
