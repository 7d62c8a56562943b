"""What a draft is about: the topic whose words it shares, or none that we know."""

from collections import Counter
from math import sqrt

from cards.models import Card, Topic
from cards.pairing import Draft, terms

UNSORTED = "unsorted"
FEWEST_SHARED = 2
FEWEST_UNNAMED = 4  # where no word of the topic's own name is among them
TITLE = 3  # words of a topic's own name count for so many of its cards'


class Topics:
    """The topics there are, by the words of their names and their cards."""

    def __init__(self) -> None:
        self._words: dict[str, Counter[str]] = {}
        self._has_unsorted = False
        for slug, title in Topic.objects.exclude(slug=UNSORTED).values_list("slug", "title"):
            named = terms(f"{slug.replace('-', ' ')} {title}").stems
            self._words[slug] = Counter(dict.fromkeys(named, TITLE))
        cards = Card.objects.exclude(topic=UNSORTED).order_by("pk")
        for slug, attack, headline in cards.values_list("topic", "attack", "headline"):
            self._words[slug].update(terms(f"{attack} {headline}").stems)

    def of(self, draft: Draft) -> str:
        """Return the slug of a draft's topic; "unsorted" is made when it is first needed."""
        said = terms(" ".join(passage.text for passage in draft.passages)).stems
        rated = {slug: self._rate(said, slug) for slug in sorted(self._words)}
        best = max(rated, key=lambda slug: rated[slug], default=UNSORTED)
        if rated.get(best, 0) > 0:
            return best
        if not self._has_unsorted:
            Topic.objects.get_or_create(slug=UNSORTED, defaults={"title": "Unsorted"})
            self._has_unsorted = True
        return UNSORTED

    def _rate(self, said: frozenset[str], slug: str) -> float:
        words = self._words[slug]
        shared = [words[stem] for stem in said if stem in words]
        is_named = max(shared, default=0) >= TITLE
        if len(shared) < (FEWEST_SHARED if is_named else FEWEST_UNNAMED):
            return 0
        # Large topics hold many words: what is shared is weighed against all they hold.
        return sum(shared) / sqrt(sum(words.values()))
