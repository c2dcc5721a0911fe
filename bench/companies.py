"""Fact files for measuring: many companies that differ, made from the example."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

ROOT = Path(__file__).parent.parent
LEFT_OUT = ("aup", "abuse", "grievance", "authorities", "dpa", "switching")
"""Groups that are left out to come to five pages: index, privacy, terms, SLA and cookies."""


def fact_file(number: int, five_pages: bool) -> str:
    """The example under another name and with other figures; `five_pages` leaves some groups out."""
    text = (ROOT / "facts" / "example.yml").read_text(encoding="utf-8")
    name = f"Harbour {number:04d}"
    text = text.replace("Nimbus Harbour", name).replace("nimbusharbour", f"harbour{number:04d}")
    text = text.replace("notice: 10 days", f"notice: {1 + number % 28} days")
    return _five_pages(text) if five_pages else text


def _five_pages(text: str) -> str:
    kept, skipping, inside = [], False, ""
    for line in text.splitlines():
        if line[:1].isalpha():
            inside = line.partition(":")[0]
            skipping = inside in LEFT_OUT
        elif line.startswith("  refund:") and inside == "billing":
            skipping = True
        elif skipping and inside == "billing" and line[:3].strip() and line[:2] == "  " and line[2] not in " #":
            skipping = False
        if not skipping:
            kept.append(line.replace("role: sub_processor", "role: processor"))
    text = "\n".join(kept) + "\n"
    return text.replace("dpdp_consent", "dpdp_voluntary")  # without consent in India there is no notice for it


def write(folder: Path, count: int, five_pages: bool = True) -> None:
    """Writes `count` fact files into `folder`/facts."""
    facts = folder / "facts"
    facts.mkdir(parents=True)
    for number in range(count):
        (facts / f"company-{number:04d}.yml").write_text(fact_file(number, five_pages), encoding="utf-8")


def write_mixed(folder: Path, count: int) -> None:
    """Writes `count` fact files into `folder`/facts: the five companies of this repository in turn, each another."""
    facts = folder / "facts"
    facts.mkdir(parents=True)
    originals = sorted((ROOT / "facts").glob("*.yml"))
    for number in range(count):
        text = originals[number % len(originals)].read_text(encoding="utf-8")
        (facts / f"company-{number:04d}.yml").write_text(_another(text, number), encoding="utf-8")


def _another(text: str, number: int) -> str:
    """A fact file as another company of the same trade has it: its own name, addresses and telephone, and one length of
    time in twelve that is a day longer."""
    text = re.sub(r"legal_name: ", f"legal_name: No. {number} ", text)
    text = re.sub(r"(?<=@)(?=[a-z0-9-]+\.)|(?<=://)", f"c{number}.", text)
    text = re.sub(r'(?<=phone: "\+91 )\d\d', f"{11 + number % 30}", text)
    lengths = count()
    return re.sub(r"\b(\d+) days", lambda m: f"{int(m[1]) + (next(lengths) % 12 == number // 5 % 12)} days", text)


NAMES = re.compile(r"BTRACK|Nimbus Harbour|nimbusharbour|Netcore|netcore|IndiQus|Roket|[Uu]track")
"""What the five companies of this repository are called, in words and in addresses."""


def write_agency(folder: Path, count: int) -> None:
    """As `write_mixed`, but each company differs wherever it is named: in its addresses, officers and links too.

    So are the files of an agency that has five models and fills them in for its clients: of their text, some six
    tenths stand in whole blocks that those of one model share.
    """
    _write_named(folder, count, lambda text, number: text)


def write_apart(folder: Path, count: int) -> None:
    """As `write_agency`, but no block of any file stands in another: nothing that is remembered helps."""
    _write_named(folder, count, lambda text, number: re.sub(r"(?m)^(\w+:.*)$", rf"\1\n  # No. {number}", text))


def _write_named(folder: Path, count: int, change: Callable[[str, int], str]) -> None:
    facts = folder / "facts"
    facts.mkdir(parents=True)
    originals = sorted((ROOT / "facts").glob("*.yml"))
    for number in range(count):
        text = originals[number % len(originals)].read_text(encoding="utf-8")
        text = NAMES.sub(rf"\g<0>{number:04d}", text)
        (facts / f"company-{number:04d}.yml").write_text(change(text, number), encoding="utf-8")


def write_pages_apart(folder: Path, pages: list[str]) -> list[str]:
    """Writes each page anew under `folder`/apart, with a word of its own in every line: no paragraph stands in two.

    Gives the paths of the new pages, from `folder`.
    """
    made = []
    for number, page in enumerate(pages):
        text = (folder / page).read_text(encoding="utf-8")
        path = folder / "apart" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(re.sub(r"(?m)^(\W*\w+) (?=[a-z])", rf"\1 page{number:04d} ", text), encoding="utf-8")
        made.append(str(path.relative_to(folder)))
    return made
