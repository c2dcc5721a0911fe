"""A law as a page: every duty with its dated versions, and where the example answers it if that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from generator.documents.marks import Safe, escape
from generator.laws.matrix import Row
from generator.laws.model import DISCLAIMER, Duty, Force, Law, Provision, Verified, Version

_ADDRESS = re.compile(r"https?://[^\s;,<>]+[^\s;,<>.)]")
KINDS = {
    Duty.PUBLISH: "to have it on a published page",
    Duty.INFORM: "to tell the person; the page is the usual place",
    Duty.OPERATE: "to act; pages must not contradict it",
}
SEEN = {
    Verified.TEXT: "the statute's own text",
    Verified.SECONDARY: "its words in a secondary source",
    Verified.COMMENCEMENT: "only when it begins",
    Verified.NONE: "nothing; from background knowledge",
}


def file_name(law: str) -> str:
    """The name of a law's page without its ending: that of `IN-ITR` is `in-itr`."""
    return law.lower()


def for_site(law: Law) -> str:
    """The law as Markdown whose headings carry the ids of the provisions."""
    return _page(law, lambda p: f"## {_title(p)} {{#{p.id}}}", None)


def for_documentation(law: Law, rows: Mapping[str, Row], company: str) -> str:
    """The law as Markdown for any reader, with where the pages of a company answer each duty."""
    return _page(law, lambda p: f'<a id="{p.id}"></a>\n\n## {_title(p)}', lambda p: _answered(rows.get(p.id), company))


def _page(law: Law, heading: Callable[[Provision], str], answered: Callable[[Provision], str] | None) -> str:
    blocks = [f"# {escape(law.title)}", escape(law.instrument), f"**Status:** {_text(law.status)}"]
    if law.note:
        blocks.append(_text(law.note))
    blocks += [f"**Read:** {law.read.isoformat()}, from {_text(law.source)}", f"> {escape(DISCLAIMER)}"]
    for provision in law.provisions:
        must = "Must" if provision.force is Force.MUST else "Should"
        blocks += [
            heading(provision),
            _text(provision.duty),
            f"**{must}, {provision.kind.value}:** {KINDS[provision.kind]}. Applies when: `{provision.when.text}`.",
        ]
        if provision.placed:
            blocks.append(f"**To be placed by you:** {_text(provision.placed)}")
        if answered is not None:
            blocks.append(answered(provision))
        blocks.append("\n".join(_versions(provision)))
    return "\n\n".join(blocks) + "\n"


def _title(provision: Provision) -> str:
    return escape(f"{provision.cite}: {provision.title}")


def _versions(provision: Provision) -> Iterator[str]:
    yield "| in force | limits | source | what was seen |"
    yield "|---|---|---|---|"
    for version in provision.versions:
        limits = "; ".join(f"`{limit.fact}` {escape(str(limit))}" for limit in version.limits) or "none"
        trigger = f" ({_text(version.trigger)})" if version.trigger else ""
        seen = f"{SEEN[version.verified]} (confidence: {escape(version.confidence)})"
        yield f"| {_time(version)} | {limits}{trigger} | {_text(version.source)} | {seen} |"


def _time(version: Version) -> str:
    since = f"from {version.since.isoformat()}" if version.since else "always"
    return f"{since}, until {version.until.isoformat()}" if version.until else since


def _text(words: str) -> Safe:
    """Words as Markdown; each address in them becomes a link that shows its host."""
    words = " ".join(words.split())
    out: list[str] = []
    done = 0
    for found in _ADDRESS.finditer(words):
        address = found.group().replace("|", "%7C")
        out += (_kept(words[done : found.start()]), f"[{escape(urlsplit(address).netloc)}](<{address}>)")
        done = found.end()
    return Safe("".join((*out, _kept(words[done:]))).strip())


def _kept(words: str) -> str:
    """Escaped words with the spaces at their ends, which `escape` takes away."""
    core = escape(words)
    if not core:
        return words
    return " " * words.startswith(" ") + core + " " * words.endswith(" ")


def _answered(row: Row | None, company: str) -> str:
    who = escape(company)
    if row is None:
        return f"**In {who}:** no longer in force."
    if row.applies.holds is None:
        return f"**In {who}:** not known whether it applies: {escape(row.because)}."
    if not row.applies.holds:
        return f"**In {who}:** does not apply to the example: {escape(row.because)}."
    places = [
        f"`{place.page}{'#' * bool(place.anchor)}{place.anchor}` (clause `{place.clause}`)"
        if place.anchor
        else f"`{place.page}` as a whole"
        for place in row.places
    ]
    if not places and row.provision.placed:
        return f"**In {who}:** to be placed by you."
    if not places:
        rest = "no page says it: a duty to act" if row.provision.kind is Duty.OPERATE else "not answered"
        return f"**In {who}:** {rest}."
    coming = f" It comes into force on {row.version.since}." if _comes(row) and row.version else ""
    return f"**In {who}:** {'; '.join(places)}.{coming}"


def _comes(row: Row) -> bool:
    return row.verdict is not None and row.verdict.value == "not yet"
