"""Finding what shares words, without comparing everything with everything."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from math import log
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

# A word that so many hold tells none of them apart, and is not followed: so what one question
# costs does not grow with the number of documents.
COMMON = 60
NEAREST = 12


class Index(Generic[Key]):
    """Keys by the stems they stand under."""

    def __init__(self) -> None:
        self._keys: dict[str, list[Key]] = defaultdict(list)
        self._size = 0

    def add(self, key: Key, stems: Iterable[str]) -> None:
        self._size += 1
        for stem in stems:
            self._keys[stem].append(key)

    def weight(self, stem: str) -> float:
        """Return how much it tells to share a stem: the rarer, the more."""
        return log(1 + (self._size + 1) / (len(self._keys.get(stem, ())) + 1))

    def share(self, shared: Iterable[str], of: Iterable[str]) -> float:
        """Return how much of what some stems tell is shared, from 0 to 1."""
        whole = sum(map(self.weight, of))
        return sum(map(self.weight, shared)) / whole if whole else 0.0

    def near(self, stems: Iterable[str]) -> list[Key]:
        """Return the keys that share most of what these stems tell, the nearest first."""
        weights: Counter[Key] = Counter()
        for stem in sorted(stems):
            keys = self._keys.get(stem, ())
            if len(keys) <= COMMON:
                for key in keys:
                    weights[key] += self.weight(stem)  # type: ignore[assignment]  # floats do too
        return [key for key, _ in weights.most_common(NEAREST)]
