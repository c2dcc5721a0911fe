"""How rules about facts read a company: a fact by its path, terms by their ids, names, and a finding about a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from generator.facts.base import Facts
from generator.facts.duration import Duration
from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.facts.survey import survey
from generator.lint.lazy import regex
from generator.lint.rule import FactHit

_FORMS = regex(
    r"[.,()]|\b(?:private|pvt|limited|ltd|pte|inc|incorporated|corp|corporation|company|co|llp|llc|gmbh|ag|se|"
    r"bv|b v|nv|sarl|sas|plc|the)\b"
)


_names = cache(lambda path: tuple(path.split(".")))


def at(company: Company, path: str) -> Any:
    """The fact at a dotted path without list indexes; None where it is not said, or not settled."""
    here: Any = company.facts
    for name in _names(path):
        if not isinstance(here, Facts):
            return None
        here = here.__dict__.get(name)
    return here


def items(company: Company, path: str) -> Sequence[tuple[str, Any]]:
    """Each group of the list at a path, with the fact path that leads to it."""
    return survey(company).items(path)


def ids(terms: Any) -> frozenset[str]:
    """The ids of one term or of several; words of the company's own have none."""
    if terms is None:
        return _NO_IDS
    if isinstance(terms, tuple):
        return frozenset([term.id for term in terms if term.id])
    return _only(terms.id)


_NO_IDS = frozenset[str]()


@lru_cache(maxsize=1024)
def _only(key: str) -> frozenset[str]:
    return frozenset((key,)) if key else _NO_IDS


def against(
    company: Company, fact: str, message: str, hint: str, provisions: tuple[str, ...] = (), doubt: bool = False
) -> FactHit:
    """A finding at the fact that should give way: an error in a published file, a warning in a draft or in doubt."""
    severity = Severity.WARNING if doubt or company.draft else None
    return FactHit(fact, message, hint, provisions, severity)


def same_party(one: str, other: str) -> bool:
    """True where two names mean one party: legal forms, points and capitals aside, one holds the other."""
    first, second = _core(one), _core(other)
    return bool(first and second) and (first <= second or second <= first)


def is_company(company: Company, name: str) -> bool:
    """True where a name is the company's own or that of a company of its group."""
    about = company.facts.company
    if about is None:
        return False
    own = [about.legal_name, about.brand, *(about.aliases or ()), *(about.called or ())]
    own += [member.name for member in ((about.group and about.group.members) or ())]
    return any(known and same_party(name, known) for known in own)


def texts(company: Company, *paths: str) -> Iterator[tuple[str, str]]:
    """The free texts at some dotted paths, with the fact path of each; also those in lists and instead of an id."""
    for path in paths:
        value = at(company, path)
        several = value if isinstance(value, tuple) else () if value is None else (value,)
        for index, item in enumerate(several):
            text = item if type(item) is str else getattr(item, "text", "")
            if text:
                yield f"{path}[{index}]" if isinstance(value, tuple) else path, text


def longer(one: Duration | None, other: Duration | None) -> bool:
    """True where both are said and the first is never the shorter or the same."""
    return one is not None and other is not None and one.compare(other) == "longer"


@lru_cache(maxsize=4096)
def _core(name: str) -> frozenset[str]:
    return frozenset(_FORMS.sub(" ", name.lower()).split())
