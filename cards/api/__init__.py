"""Cards over REST: their shape, and their way through curation."""

from cards.api.curation import CurationViewSet
from cards.api.shapes import CardSerializer, ChangesSerializer

__all__ = ["CardSerializer", "ChangesSerializer", "CurationViewSet"]
