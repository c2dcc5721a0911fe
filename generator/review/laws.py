"""Which provisions of two catalogues differ: changes of law are told apart from changes of facts."""

from __future__ import annotations

from generator.laws.model import Provision
from generator.laws.reader import Catalogue
from generator.review.model import LawChange


def law_changes(old: Catalogue, new: Catalogue) -> tuple[LawChange, ...]:
    """Every provision that came, went or says something else, in the order of their ids."""
    before, after = _provisions(old), _provisions(new)
    found = []
    for name in sorted({*before, *after}):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            found.append(LawChange(name, (now or was).cite, "removed" if now is None else "added"))  # type: ignore[union-attr]
        elif _meaning(was) != _meaning(now):
            found.append(LawChange(name, now.cite, "changed"))
    return tuple(found)


def _provisions(catalogue: Catalogue) -> dict[str, Provision]:
    return {provision.id: provision for law in catalogue.laws for provision in law.provisions}


def _meaning(provision: Provision) -> str:
    """All that it says, whatever line it stands on."""
    versions = [version._replace(line=0) for version in provision.versions]
    when = provision.when.text
    return repr(provision._replace(path="", line=0, versions=(), when=None)) + when + repr(versions)  # type: ignore[arg-type]
