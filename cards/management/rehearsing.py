"""A dry run: what would come of documents, kept in memory and nowhere else."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import count
from typing import cast

from cards.drafting import told
from cards.drafting.known import Knowledge
from cards.drafting.planning import plan
from cards.management import documents
from cards.management.reports import Report
from cards.pairing import Draft, Key, Repeated
from seeds.cast import Side
from seeds.readers import Document


class Rehearsal:
    """Takes documents in, one after the other, as far as that goes without a database."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._drafts: dict[Key, Draft] = {}
        self._numbers = count(1)

    def report(
        self,
        document: Document,
        *,
        side: str,
        title: str = "",
        outlet: str = "",
        published_on: date | None = None,
    ) -> Report:
        """Return what would come of a document, given those before it."""
        planned = plan(document, self.knowledge, side=cast(Side, side or "unknown"))
        paired = planned.paired
        new: dict[Key, Draft] = {next(self._numbers): draft for draft in paired.drafts}
        self._drafts |= new
        self.knowledge.learn_drafts(new, paired.drafts)
        self.knowledge.learn_receipts(paired.repeated)
        in_words = told(paired)
        again = [self._again(each) for each in paired.repeated]
        said = documents.planned(
            document,
            planned,
            [*paired.drafts, *again],
            in_words,
            title=title,
            outlet=outlet,
            published_on=published_on,
        )
        return Report(
            said,
            roles=Counter(each.role for each in planned.claims),
            drafted=len(paired.drafts),
            added=len(paired.repeated),
            gaps=[str(each) for each in in_words["gaps"]],
            contradictions=[str(each) for each in in_words["contradictions"]],
            refused=in_words["refused"],
        )

    def _again(self, repeated: Repeated) -> Draft:
        """Return the draft that a line is said again of, with what says it here."""
        draft = self._drafts[repeated.card]
        draft = replace(
            draft,
            receipts=(*draft.receipts, *repeated.said),
            supports=(*draft.supports, *repeated.answers),
        )
        self._drafts[repeated.card] = draft
        return draft
