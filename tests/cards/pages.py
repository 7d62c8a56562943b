"""Documents written for tests of pairing, claim by claim: no extractor stands between."""

from dataclasses import replace

from cards.pairing import Passage, Questions, names_of, pair, read
from cards.pairing.passages import Line
from seeds.cast import Member
from seeds.extraction import ExtractedClaim
from seeds.figures import find_all
from seeds.spans import layout

VASQUEZ = Member("Ines Vasquez", ("Vasquez", "the mayor"), "ours", is_principal=True, pronoun="she")
HOLT = Member("Desmond Holt", ("Holt", "the councilman"), "theirs", is_principal=True, pronoun="he")
PEOPLE = (VASQUEZ, HOLT)
NAMES = names_of(name for person in PEOPLE for name in (person.name, *person.aliases))


class Page:
    """A document that grows: `says` adds a sentence that is a claim, `goes_on` one that is none."""

    def __init__(self, name="page"):
        self.name, self.text, self.claims = name, "", []

    def says(self, role, words, *, quotation=False, side=None, score=0.8, **claim):
        side = side or ("theirs" if role == "attack" else "unknown")
        start, end = self._add(words)
        figures = tuple(
            replace(each, start=each.start + start, end=each.end + start)
            for each in find_all(words)
        )
        known = {"speaker": None, "status": None, "corrects": None} | claim
        self.claims.append(
            ExtractedClaim(
                start,
                end,
                role,
                quotation,
                known["speaker"],
                None,
                None,
                side,
                known["status"],
                figures,
                score,
                known["corrects"],
            )
        )
        return self

    def within(self, role, words, **changes):
        """Make some words of what was said last a claim of their own."""
        start = self.text.rindex(words)
        end = start + len(words)
        inside = replace(self.claims[-1], start=start, end=end, role=role, figures=(), **changes)
        self.claims.append(inside)
        return self

    def goes_on(self, words):
        self._add(words)
        return self

    def paragraph(self, count=1):
        self.text = self.text.rstrip() + "\n\n"
        for number in range(count - 1):
            self.text += f"Something else happened here, number {number}.\n\n"
        return self

    def passages(self) -> list[Passage]:
        return read(self.name, self.text, self.claims, layout(self.text), names=NAMES)

    def line(self, number=0) -> Line:
        return Line((self.passages()[number],))

    def paired(self, shelf, **options):
        passages = self.passages()
        return pair(passages, shelf, Questions(passages, PEOPLE), **options)

    def _add(self, words):
        if self.text and not self.text.endswith("\n"):
            self.text += " "
        start = len(self.text)
        self.text += words
        return start, len(self.text)
