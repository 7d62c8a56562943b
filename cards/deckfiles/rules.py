"""What a deck file's shape cannot say: references, excerpts, words that fit a breath."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from cards.checking import HEADLINE_AT_MOST, HEARD_AS_AT_LEAST, REBUTTAL_AT_MOST
from cards.deckfiles.ladders import ladders
from cards.deckfiles.problems import Path, Problem
from cards.deckfiles.reading import DeckFile
from debateprep.shared.text import words

# In words. What CARD.md only warns of is left to curation.
LENGTHS = {"headline": HEADLINE_AT_MOST, "rebuttal": REBUTTAL_AT_MOST}
DECIMALS = 4  # what Figure.value keeps
LARGEST = 10**16

Card = Mapping[str, Any]


@dataclass(frozen=True)
class Known:
    """What the database already holds: lengths of documents by sha256, and who follows whom."""

    lengths: Mapping[str, int] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)


def broken(file: DeckFile, known: Known, *, misshapen: list[Problem]) -> Iterator[Problem]:
    """Yield what breaks a rule; cards of the wrong shape are passed over."""
    bad = {problem.field.partition("]")[0] for problem in misshapen}
    cards = {n: card for n, card in enumerate(_list(file.data, "cards")) if f"cards[{n}" not in bad}
    sources = _dict(file.data, "sources")
    twice = list(_twice(file, cards))
    yield from twice
    for n, card in cards.items():
        path = ("cards", n)
        yield from _wordy(file, path, card)
        yield from _figures(file, path, card)
        yield from _unknown(file, (*path, "topic"), card["topic"], _dict(file.data, "topics"))
        for m, proof in enumerate(card.get("proofs", [])):
            at = (*path, "proofs", m)
            yield from _unknown(file, (*at, "source"), proof["source"], sources)
            yield from _span(file, at, proof, _length(sources, proof, known))
            yield from _key_point(file, at, proof, card)
    yield from _excerpts(file, cards)
    if not twice:  # two cards of one id make circles of good ladders
        yield from ladders(file, cards, known.parents)


def _twice(file: DeckFile, cards: Mapping[int, Card]) -> Iterator[Problem]:
    """Yield what has the name of something before it."""
    named: list[tuple[Path, Any]] = [(("cards", n, "id"), card["id"]) for n, card in cards.items()]
    for n, person in enumerate(_list(file.data, "people")):
        if isinstance(person, dict):
            named.append((("people", n, "name"), person.get("name")))
    for key, source in _dict(file.data, "sources").items():
        if isinstance(source, dict):
            named.append((("sources", key, "sha256"), source.get("sha256")))
    first: dict[tuple[Any, str], Path] = {}
    for path, value in named:
        earlier = first.setdefault((path[0], str(value).lower()), path)
        if earlier != path and value is not None:
            yield file.problem(path, f"is the same as on line {file.line(earlier)}.")


def _wordy(file: DeckFile, path: Path, card: Card) -> Iterator[Problem]:
    for name, most in LENGTHS.items():
        count = len(words(card[name]))
        if not 1 <= count <= most:
            limit = f"at most {most}" if count else "at least 1"
            yield file.problem((*path, name), f"is {count} words long; {limit}.")
    for n, phrase in enumerate(card.get("heard_as", [])):
        if len(words(phrase)) < HEARD_AS_AT_LEAST:
            message = (
                f"is too short to tell from other attacks; at least {HEARD_AS_AT_LEAST} words."
            )
            yield file.problem((*path, "heard_as", n), message)


def _figures(file: DeckFile, path: Path, card: Card) -> Iterator[Problem]:
    for n, figure in enumerate(card.get("figures", [])):
        at = (*path, "figures", n)
        value, proofs = figure["value"], card.get("proofs", [])
        if not abs(value) < LARGEST or round(value, DECIMALS) != value:
            message = f"is {value}; at most 16 digits and {DECIMALS} decimals can be kept."
            yield file.problem((*at, "value"), message)
        if "valid_until" in figure and figure["valid_until"] < figure.get("as_of", ""):
            yield file.problem((*at, "valid_until"), "is before as_of.")
        if figure.get("proof", 0) >= len(proofs) and "proof" in figure:
            yield file.problem((*at, "proof"), _no_such(figure["proof"], "proof", proofs))


def _unknown(file: DeckFile, path: Path, name: str, known: Mapping[str, Any]) -> Iterator[Problem]:
    if name not in known:
        close = get_close_matches(name, known, n=1)
        meant = f" Did you mean {close[0]}?" if close else ""
        yield file.problem(path, f"“{name}” is not among this file's {path[-1]}s.{meant}")


def _length(sources: Mapping[str, Any], proof: Mapping[str, Any], known: Known) -> int | None:
    source = sources.get(proof["source"])
    return known.lengths.get(str(source.get("sha256"))) if isinstance(source, dict) else None


def _span(
    file: DeckFile, path: Path, proof: Mapping[str, Any], length: int | None
) -> Iterator[Problem]:
    start, end = proof["span"]
    if start >= end:
        yield file.problem((*path, "span"), f"ends at {end}, which is not after {start}.")
    elif length is not None and end > length:
        message = f"ends at {end}, but the document has {length} characters."
        yield file.problem((*path, "span"), message)


def _key_point(
    file: DeckFile, path: Path, proof: Mapping[str, Any], card: Card
) -> Iterator[Problem]:
    points = card.get("key_points", [])
    if "key_point" in proof and proof["key_point"] >= len(points):
        message = _no_such(proof["key_point"], "key point", points)
        yield file.problem((*path, "key_point"), message)


def _no_such(place: int, noun: str, among: list[Any]) -> str:
    places = f"its {noun}s are numbered 0 to {len(among) - 1}" if among else f"it has no {noun}s"
    return f"there is no {noun} {place} on this card: {places}."


def _excerpts(file: DeckFile, cards: Mapping[int, Card]) -> Iterator[Problem]:
    """Yield excerpts that a card cites twice, or that two cards lay in different mouths."""
    spoken: dict[tuple[Any, ...], tuple[Any, Path]] = {}
    for n, card in cards.items():
        cited: dict[tuple[Any, ...], Path] = {}
        for m, proof in enumerate(card.get("proofs", [])):
            path = ("cards", n, "proofs", m)
            excerpt = (proof["source"], *proof["span"])
            first = cited.setdefault(excerpt, path)
            if first != path:
                yield file.problem(path, f"cites the same words as line {file.line(first)}.")
            speaker, elsewhere = spoken.setdefault(excerpt, (proof.get("speaker"), path))
            if speaker != proof.get("speaker"):
                message = (
                    f"is {_name(proof.get('speaker'))}, but line {file.line(elsewhere)} gives"
                    f" the same words to {_name(speaker)}."
                )
                yield file.problem((*path, "speaker"), message)


def _name(speaker: str | None) -> str:
    return f"“{speaker}”" if speaker else "nobody"


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    found = data.get(name)
    return found if isinstance(found, list) else []


def _dict(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = data.get(name)
    return found if isinstance(found, dict) else {}
