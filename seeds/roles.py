"""What part a statement plays: an attack on us, our answer, a contrast on them, or none."""

from typing import Literal

Role = Literal["attack", "rebuttal", "contrast", "fact", "none"]
