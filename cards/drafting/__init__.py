"""Documents into draft cards.

A draft says nothing but a document's own words, or a template around them, and is marked so
(`Card.drafted`). It enters as a draft and in no deck; from there on it is a curator's.
"""

from cards.drafting.outcome import Contradiction, Gap, Heard, TakenIn, Told, told
from cards.drafting.taking_in import take_in

__all__ = ["Contradiction", "Gap", "Heard", "TakenIn", "Told", "take_in", "told"]
