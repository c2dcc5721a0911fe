"""A fact in words: what a value of each type looks like in a sentence, in Markdown, in one locale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from generator.documents.marks import Safe, escape
from generator.documents.wording import Wording
from generator.facts.identifiers import Country, Email, LanguageTag, Phone, Url
from generator.facts.quantities import (
    Currency,
    DataSize,
    Date,
    Duration,
    Hours,
    Money,
    Percent,
    TimeZone,
)
from generator.facts.terms import Term

FORMS = ("adjective", "every", "explain", "label", "mono", "name", "phrase")
"""The forms for which a clause can ask; each type has some of them."""


class Words:
    """Writes values out. Instances are kept per locale, and remember what they wrote."""

    def __init__(self, wording: Wording, vocabularies: Mapping[str, Mapping[str, Any]], language: str) -> None:
        self.wording = wording
        self._vocabularies = vocabularies
        self._language = language
        self._known: dict[tuple[type, Any, str], Safe] = {}
        self._writers: dict[type, Callable[[Any, str], Safe]] = {
            Term: self._term,
            Duration: self._duration,
            Percent: lambda v, _: escape(wording.percent(v)),
            Money: lambda v, _: escape(wording.money(v)),
            Currency: lambda v, _: escape(wording.currency(v)),
            DataSize: lambda v, _: escape(wording.size(v)),
            Date: lambda v, _: escape(wording.date(v)),
            Hours: lambda v, _: escape(wording.hours(v)),
            TimeZone: lambda v, _: escape(wording.time_zone(v)),
            Country: self._country,
            LanguageTag: lambda v, _: escape(wording.language(v)),
            Email: lambda v, _: Safe(f"[{escape(v)}](mailto:{quote(v, safe='@.+-_')})"),
            Phone: lambda v, _: Safe(f"[{escape(wording.phone_international(v))}](tel:{v.partition(';')[0]})"),
            Url: lambda v, f: Safe(f"[{escape(f or v)}]({target(v)})"),
            bool: lambda v, _: Safe("yes" if v else "no"),
            int: lambda v, _: escape(wording.number(v)),
            str: self._text,
        }

    def __call__(self, value: Any, form: str = "") -> Safe:
        """`value` in words; `form` is a form that the type has, and is passed over where it has not."""
        key = (type(value), value, form)
        known = self._known.get(key)
        if known is None:
            writer = self._writers.get(type(value))
            known = writer(value, form) if writer else escape(str(value))
            self._known[key] = known
        return known

    def _term(self, term: Term, form: str) -> Safe:
        if not term.id:
            return Safe("") if form == "explain" else escape(term.text)
        entry = self._vocabularies[term.vocabulary][term.id]
        words = entry.get(self._language) or entry["en"]
        return escape(str(words.get(form or "phrase") or words["phrase"]))

    def _duration(self, value: Duration, form: str) -> Safe:
        if form == "adjective":
            return escape(self.wording.duration_adjective(value))
        return escape(self.wording.every(value) if form == "every" else self.wording.duration(value))

    def _country(self, value: Country, form: str) -> Safe:
        return escape(self.wording.country(value) if form == "name" else self.wording.country_in_sentence(value))

    def _text(self, value: str, form: str) -> Safe:
        return mono(value) if form == "mono" else escape(value)


def mono(text: str) -> Safe:
    """`text` as code: shown as it is, never broken, safe in a table."""
    shown = "".join(c if c.isprintable() and not 0xE000 <= ord(c) < 0xE010 else "�" for c in text)
    return Safe("`" + shown.replace("`", "'").replace("|", "\\|") + "`")


def link(value: object, words: str) -> Safe:
    """A link to an address, with these words instead of it."""
    return Safe(f"[{escape(words)}]({target(str(value))})")


def target(url: str) -> str:
    """An address as the target of a Markdown link: nothing in it can end the link."""
    return quote(url, safe=":/?#@!$&'*+,;=%-._~")
