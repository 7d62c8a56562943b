"""Whether the proofs of a card carry the numbers it speaks: value, unit, and what they count."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from cards.findings import ANSWER, Content, Finding, error, warning
from seeds.figures import FoundFigure, find_all, find_figures, find_numbers
from seeds.surroundings import stems
from seeds.units import UNITS

# How far what is said may be rounded from the value: "about five billion" for 5.2.
ROUNDING = Decimal("0.1")
CALENDAR = {"date", "year"}  # units that tell when, not how much


def figures(content: Content) -> Iterator[Finding]:
    """Find the figures that their proof does not carry."""
    for figure in content["figures"]:
        said = figure["say_as"]
        if not figure["as_of"]:
            yield error("figures", "no_date", f"Say as of when “{said}” is true.")
        if figure["proof"] is None:
            yield error("figures", "no_proof", f"Choose the proof that carries “{said}”.")
            continue
        proof = content["proofs"][figure["proof"]]
        if proof["quotation"] is None:
            message = f"“{said}” is not checked yet: its document has not been ingested."
            yield warning("figures", "not_checked", message)
        elif not _carried(proof["quotation"], figure):
            message = f"The proof of “{said}” does not carry {figure['value']} {figure['unit']}"
            message += f"{_instead(proof['quotation'], figure)}."
            yield _shown(error("figures", "not_carried", message), proof)
        else:
            yield from _moved(figure, proof)


def spoken(content: Content) -> Iterator[Finding]:
    """Find the numbers in the answer that no figure accounts for, or that count something else."""
    for field, name in ANSWER.items():
        for number in find_figures(content[field] or ""):
            if not any(_is_said(number, each) for each in content["figures"]):
                message = f"The {name} says “{number.text}”: add that figure, with its proof."
                yield error(field, "unproven_figure", message)
        yield from _spoken_of_something_else(content, field, name)


def holds(numbers: Sequence[FoundFigure], value: Decimal, unit: str) -> bool:
    return any(number.agrees_with(value, unit) for number in numbers)


def _is_said(number: FoundFigure, figure: Content) -> bool:
    """Whether a spoken number is this figure: its value, or its value as we round it."""
    value, unit = Decimal(figure["value"]), figure["unit"]
    if number.agrees_with(value, unit):
        return True
    said = number.value
    return (
        isinstance(said, Decimal)
        and abs(said - value) <= abs(value) * ROUNDING
        and number.agrees_with(said, unit)
        and holds(find_numbers(figure["say_as"]), said, unit)
    )


def _carried(quotation: str, figure: Content) -> bool:
    """Whether a quotation has the figure: its value, in its unit.

    A number without a unit is money, or a share, if another of the quotation is: "5 to 7 percent".
    """
    unit, numbers = _known(figure["unit"]), find_numbers(quotation)
    units = {number.unit for number in numbers}
    return any(
        number.value == Decimal(figure["value"])
        and (number.unit == unit or (number.unit is None and unit in units))
        for number in numbers
    )


def _known(unit: str) -> str | None:
    """Return the unit as numbers in a text have it; None if it only says what is counted."""
    words = unit.lower().split()
    known = [UNITS[part] for part in (unit.lower(), *words) if part in UNITS]
    return next((each for each in known if each not in CALENDAR), None)


def _instead(quotation: str, figure: Content) -> str:
    """Return which number of the quotation comes nearest, as the rest of a sentence."""
    value = Decimal(figure["value"])
    numbers = sorted(find_numbers(quotation), key=lambda each: abs(each.value - value))
    if not numbers:
        return ": it has no number"
    if numbers[0].value != value:
        return f": it has “{numbers[0].text}”"
    return f": it has “{numbers[0].text}”, in another unit or none"


def _moved(figure: Content, proof: Content) -> Iterator[Finding]:
    """Tell when the row names something else than what its number counts in the proof."""
    what = frozenset(stems(figure["what"]))
    row = what.union(stems(figure["say_as"]), stems(figure["unit"]))
    own, rivals = _counted(proof["quotation"], Decimal(figure["value"]))
    counts = f"In the proof of “{figure['say_as']}”, the number counts {own or 'something else'}"
    if not what or what.intersection(stems(own)):
        return
    if rival := _named(rivals, what):
        level = warning if row.intersection(stems(own)) or not own else error
        message = f"{counts}; “{rival}” is another number’s."
        yield _shown(level("figures", "moved", message), proof)
    elif own and not row.intersection(stems(own)):
        message = f"{counts}: see that “{figure['what']}” is the same thing."
        yield _shown(warning("figures", "moved", message), proof)


def _spoken_of_something_else(content: Content, field: str, name: str) -> Iterator[Finding]:
    """Tell when the answer has a figure count something else than its proof."""
    for number in find_all(content[field] or "") if content["figures"] else ():
        proofs = [
            content["proofs"][figure["proof"]]
            for figure in content["figures"]
            if figure["proof"] is not None and _is_said(number, figure)
        ]
        wrong = [(proof, own) for proof in proofs if (own := _counted_otherwise(number, proof))]
        if wrong and len(wrong) == len(proofs):
            proof, own = wrong[0]
            message = f"The {name} says “{number.text}” of {number.what}; its proof, of {own}."
            yield _shown(error(field, "moved", message), proof)


def _counted_otherwise(number: FoundFigure, proof: Content) -> str:
    """Return what a spoken number counts in a proof, if what is said of it is another's there."""
    said = frozenset(stems(number.what))
    own, rivals = _counted(proof["quotation"] or "", number.value)
    is_same = not said or not own or bool(said.intersection(stems(own)))
    return "" if is_same or not _named(rivals, said) else own


def _counted(quotation: str, value: Decimal | str) -> tuple[str, list[str]]:
    """Return what a number counts in a quotation, and what the other numbers there count."""
    numbers = [number for number in find_all(quotation) if number.unit not in CALENDAR]
    own = [number for number in numbers if number.value == value]
    # Of money, or a share, the words beside it often say where it went, not what it is.
    what = next((each.what for each in own if each.what and each.unit is None), "")
    return what, [each.what for each in numbers if each.value != value and each.unit is None]


def _named(rivals: list[str], said: frozenset[str]) -> str:
    """Return what another number counts, if all of it is named."""
    return next((each for each in rivals if stems(each) and said.issuperset(stems(each))), "")


def _shown(finding: Finding, proof: Content) -> Finding:
    return replace(finding, passage=proof["quotation"], source=proof["source"]["title"])
