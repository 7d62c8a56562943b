"""Attacks with what answers them, and what has no answer or two: text in, drafts out."""

from cards.pairing.passages import Excerpt

__all__ = ["Excerpt"]
