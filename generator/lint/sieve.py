"""Leaves out rules that find nothing in a document, by what they found in its passages when these stood elsewhere.

Documents of one drafter share most of their passages. So what a local rule says of a passage by itself is remembered
with the passage, and the rule is run over a document only if it has something to say about one of its passages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.lint.prose.reading import is_english, is_notice
from generator.lint.rule import Rule
from generator.prose.document import Document, Placed

if TYPE_CHECKING:
    from generator.lint.context import Context

_FEW = 3
"""A document of fewer passages is not worth sieving for."""


class Sieve:
    """Sieves rules for documents whose passages are read with one memory; all in one context."""

    def __init__(self, rules: Sequence[Rule], context: Context) -> None:
        self.rules = tuple(rules)
        self._context = context
        self._bits = [(1 << number, rule) for number, rule in enumerate(self.rules)]
        """Each rule with the bit that stands for it in the notes on a passage."""
        self._local = [(bit, rule) for bit, rule in self._bits if rule.local]
        self._always = sum(bit for bit, rule in self._bits if not rule.local)
        self._chosen: dict[int, tuple[Rule, ...]] = {}

    def wanted(self, document: Document) -> tuple[Rule, ...]:
        """The rules that may find something in a document."""
        key = self, is_english(document), is_notice(document)
        passages = [one.passage for one in document.filled]
        unknown = [one for one in document.filled if key not in one.passage.notes]
        if unknown:
            fresh = [one.passage for one in unknown if self not in one.passage.notes]
            for passage in fresh:
                passage.notes[self] = None
            if len(passages) < _FEW or 2 * len(fresh) > len(passages):
                return self.rules  # nothing to be gained, and who knows whether these passages will ever come again
            for one, mask in zip(unknown, self._judge(document, unknown), strict=True):
                one.passage.notes[key] = mask
        mask = self._always
        for passage in passages:
            mask |= passage.notes[key]
        chosen = self._chosen.get(mask)
        if chosen is None:
            chosen = self._chosen[mask] = tuple([rule for bit, rule in self._bits if bit & mask])
        return chosen

    def _judge(self, document: Document, unknown: Sequence[Placed]) -> list[int]:
        """For each passage the bits of the local rules that find something in it by itself."""
        extract = document.extract(unknown)
        rules = [(bit, rule) for bit, rule in self._local if self._finds(rule, extract)]
        if not rules:
            return [0] * len(unknown)
        alone = [document.extract((one,)) for one in unknown]
        return [sum([bit for bit, rule in rules if self._finds(rule, one)]) for one in alone]

    def _finds(self, rule: Rule, document: Document) -> bool:
        if rule.needs and not any(map(document.holds, rule.needs)):
            return False
        return next(rule(document, self._context), None) is not None
