"""One way to write each thing: deck files, and the entries we keep of them.

A file points at sources by its own keys and at proofs by their place. An **entry** says the same
by what they are (a sha256, an excerpt), so that entries can be compared and merged field by field.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from cards.models.card import MIDDLE

Entry = dict[str, Any]

FORMAT = "debateprep.deck/v1"


def normalize(data: Mapping[str, Any]) -> Entry:
    """Return what a deck file says, in order, with its defaults written or left out.

    Idempotent; dumping a deck that was loaded from a file gives what this gives of the file.
    """
    return _filled(
        schema=FORMAT,
        deck=deck(data["deck"]),
        people=[person(each) for each in data.get("people", [])],
        sources={key: source(each) for key, each in data.get("sources", {}).items()},
        topics=dict(data.get("topics", {})),
    ) | {"cards": [card(each) for each in data["cards"]]}


def deck(data: Mapping[str, Any]) -> Entry:
    return _filled(slug=data["slug"], title=data["title"], debate_at=_moment(data.get("debate_at")))


def person(data: Mapping[str, Any]) -> Entry:
    return _filled(**_only(data, "name side principal pronoun aliases"))


def source(data: Mapping[str, Any]) -> Entry:
    return _filled(
        **_only(data, "sha256 title outlet author published_on url"),
        grade=data.get("grade", "D"),
        side=data.get("side"),
    )


def card(data: Mapping[str, Any]) -> Entry:
    return _filled(
        id=str(UUID(data["id"])),
        **_only(data, "kind topic attack heard_as loaded_words headline rebuttal"),
        **_only(data, "long_rebuttal bridge punt"),
        do_not_say=[_filled(**_only(each, "phrase reason")) for each in data.get("do_not_say", [])],
        follows=str(UUID(data["follows"])) if data.get("follows") else None,
        likelihood=int(data.get("likelihood", MIDDLE)),
        damage=int(data.get("damage", MIDDLE)),
        **_only(data, "note owner backup_owner"),
        expires_at=_moment(data.get("expires_at")),
        key_points=[_key_point(each) for each in data.get("key_points", [])],
        figures=[_figure(each) for each in data.get("figures", [])],
        proofs=[_proof(each) for each in data.get("proofs", [])],
    )


def entry_of(written: Mapping[str, Any], sha256s: Mapping[str, str]) -> Entry:
    """Return a normal card of a file as an entry; `sha256s` says which source a key means."""
    proofs = [{**proof, "source": sha256s[proof["source"]]} for proof in written.get("proofs", [])]
    figures = [
        {**figure, "proof": _excerpt(proofs[figure["proof"]])} if "proof" in figure else figure
        for figure in written.get("figures", [])
    ]
    return _filled(**{**written, "figures": figures, "proofs": proofs})


def written_of(entry: Mapping[str, Any], keys: Mapping[str, str]) -> Entry:
    """Return an entry as a file writes it: the other way from `entry_of`."""
    excerpts = [_excerpt(proof) for proof in entry.get("proofs", [])]
    figures = [_written_figure(figure, excerpts) for figure in entry.get("figures", [])]
    proofs = [{**proof, "source": keys[proof["source"]]} for proof in entry.get("proofs", [])]
    return _filled(**{**entry, "figures": figures, "proofs": proofs})


def moment_of(value: str) -> datetime:
    """Return the moment that a day (its first, in UTC) or a date and time means."""
    at = datetime.fromisoformat(value)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def moment_text(at: datetime) -> str:
    """Return a moment as a deck file says it: a day where it is the first moment of one."""
    at = at.astimezone(UTC)
    is_day = at == at.replace(hour=0, minute=0, second=0, microsecond=0)
    return at.date().isoformat() if is_day else at.isoformat()


def _key_point(data: Mapping[str, Any]) -> Entry:
    return _filled(
        text=data["text"],
        required=data.get("required", True),
        paraphrases=data.get("paraphrases"),
        keep=("required",),
    )


def _figure(data: Mapping[str, Any]) -> Entry:
    value = data["value"]
    return _filled(
        what=data["what"],
        value=int(value) if value == int(value) else value,
        **_only(data, "unit say_as as_of valid_until"),
        proof=_whole(data.get("proof")),
    )


def _proof(data: Mapping[str, Any]) -> Entry:
    return _filled(
        source=data["source"],
        span=[int(offset) for offset in data["span"]],
        says=data["says"],
        stance=data.get("stance", "supports"),
        speaker=data.get("speaker"),
        key_point=_whole(data.get("key_point")),
    )


def _written_figure(figure: Mapping[str, Any], excerpts: list[list[Any]]) -> Entry:
    excerpt = figure.get("proof")
    place = excerpts.index(excerpt) if excerpt in excerpts else None
    return _filled(**{**figure, "proof": place})


def _excerpt(proof: Mapping[str, Any]) -> list[Any]:
    return [proof["source"], *proof["span"]]


def _only(data: Mapping[str, Any], names: str) -> Entry:
    return {name: data.get(name) for name in names.split()}


def _filled(*, keep: Iterable[str] = (), **values: Any) -> Entry:
    """Return what says something: not null, false or empty, unless it is to be kept."""
    return {
        name: value
        for name, value in values.items()
        if name in keep or not (value is None or value is False or value in ("", [], {}))
    }


def _maybe(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else convert(value)


# An entry's figure names its excerpt where a file's gives the place of a proof.
_whole = _maybe(lambda value: value if isinstance(value, list) else int(value))
_moment = _maybe(lambda value: moment_text(moment_of(value)))
