"""Rules that readers tell while they read: the form of files, the types of facts, templates, and the build."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.findings import Severity
from generator.form import RULES as FORM
from generator.lint.rule import Rule, told
from generator.lint.told_archive import ARCHIVE
from generator.lint.told_law import LAW
from generator.lint.told_review import REVIEW

_WHY_FORM: Final[Mapping[str, str]] = {
    "Y001": "What is not YAML cannot be read at all, and whatever a program made of it would be a guess.",
    "Y002": "Editors show tabs at different widths, so that what looks nested here may not be nested there. YAML "
    "therefore refuses them in front of a key.",
    "Y003": "Of two values under one key YAML keeps the last and says nothing. A notice period that stands twice would "
    "silently become the other one.",
    "Y004": "`no: …` and `2024: …` are read as false and as a number by some programs and as words by others. Quotes "
    "leave nothing to guess.",
    "Y005": "YAML dropped the merge key in 2009, and readers differ on which of two values wins. A legal fact should "
    "stand where it is meant.",
    "Y006": "A fact file is one company. What stands after `---` would be read by some programs and dropped by others.",
    "Y007": "A tag such as `!!python/object` makes some readers run code. Facts need none.",
    "Y008": "An alias that names nothing, or itself, has no value.",
    "Y009": "A few aliases that repeat each other can grow to billions of values and exhaust the memory of whoever "
    "reads the file.",
    "Y010": "No fact lies so deep: it is a slip of indentation, or an attack on the reader.",
    "Y011": "No company has so many facts: it is a mistake, or an attack on the reader.",
    "Y012": "An empty file says nothing about the company, and nobody writes one on purpose.",
    "Y013": "Facts are found by their names. A list or a single text at the top of the file gives them none.",
    "Y014": "Without its closing line the whole page would be read as settings, or none of it.",
    "Y015": "Such characters break lines for some readers and not for others, and nobody sees them in an editor. They "
    "come with text pasted from word processors and web pages.",
    "Y016": "An apostrophe at the beginning of a value opens a quotation that swallows what follows.",
    "Y017": "YAML reads `a: b: c` as a key within a value. Quotes say that the colon belongs to the text.",
    "Y018": "Indentation is what tells to which group a fact belongs; a line that is out of step could belong to two.",
    "Y019": "These characters begin something else in YAML, so that the value would be cut short or lost.",
    "Y020": "A list or group that is never closed swallows the rest of the file.",
    "Y021": "`key:value` without a space is one word to YAML, and the fact would be missing.",
    "Y022": "An unknown escape is an error to some readers and a dropped backslash to others.",
    "Y051": "A command that goes on without a file that was named would report a success that is none.",
    "Y052": "A folder, a pipe or a device has no text of its own, and reading one can wait for ever.",
    "Y053": "A file that cannot be opened cannot be checked.",
    "Y054": "A fact file or a legal document of this size is not one. The limit keeps a mistaken path from filling "
    "the memory.",
    "Y055": "Text in another encoding turns ₹, – and names with accents into other characters.",
    "Y056": "Control characters are invisible, are lost when the text is copied, and can hide what a terminal shows.",
}
"""Why each rule of `generator.form` is there; what it says stands there."""

_FORM: Final = tuple(told(code, name, title, _WHY_FORM[code]) for code, name, title in FORM)

_FACTS: Final = (
    told(
        "F003",
        "unknown-key",
        "A key of a fact file is a fact that the pages know.",
        "A misspelt key would be dropped without a word, and the page would say nothing where the company believes "
        "that it said something. The schema names every key; your editor completes them.",
    ),
    told(
        "F004",
        "bad-value",
        "A fact has a value of its type: a length of time has its unit, a share its sign, an address its form.",
        "“45” can be read as days, weeks or business days, and a court reads it against the drafter. A GSTIN with a "
        "wrong check character, an e-mail address without a domain or a day that does not exist reaches nobody and "
        "proves nothing.",
    ),
    told(
        "F008",
        "missing-fact",
        "A published page has every fact that its sentences need.",
        "The clause cannot be written without it. A draft shows the gap in the text; a published page with a hole in "
        "it is worse than no page.",
    ),
    told(
        "F010",
        "waiver-without-reason",
        "A waiver names the rules that it allows, and why.",
        "A year later nobody remembers why a finding was silenced. Without a reason the next reader can neither keep "
        "the waiver nor take it away.",
    ),
    told(
        "F011",
        "unused-waiver",
        "A waiver allows something that is there.",
        "A waiver of nothing is left over from a text that has changed, or names the wrong rule or line. It would hide "
        "the next real finding in its place.",
        Severity.WARNING,
    ),
    told(
        "F012",
        "file-name",
        "A fact file is named with lower-case letters, digits and hyphens.",
        "The name becomes the address of the company's pages. Spaces and capitals make addresses that break when they "
        "are written by hand.",
    ),
)

_TEMPLATES: Final = (
    told(
        "T001",
        "unknown-template-key",
        "A key of a clause or an outline is one that templates know.",
        "A misspelt `when:` would show a clause to everybody, and a misspelt `clauses:` would leave a page empty.",
    ),
    told(
        "T002",
        "unknown-clause",
        "A clause that an outline names has a file.",
        "A page without one of its clauses lacks a promise or a notice that the law may ask for.",
    ),
    told(
        "T003",
        "clause-error",
        "A clause is a template that can be written for every company.",
        "A fact that does not exist, or a sentence that cannot be put together, must stop the build and never stand "
        "in the middle of a contract.",
    ),
    told(
        "T004",
        "clause-not-shown",
        "A cross-reference leads to a clause that this company's pages show.",
        "“See section 12” is a false statement where there is no section 12.",
    ),
    told(
        "T005",
        "bad-template-value",
        "A key of a clause or an outline has a value of its kind.",
        "A rank that is no number or a list that is a word would be read as something else.",
    ),
)

_BUILD: Final = (
    told(
        "B001",
        "no-fact-files",
        "The folder of fact files exists and holds some.",
        "A build of nothing that ends well would take the old pages off the site.",
    ),
    told(
        "B002",
        "no-such-company",
        "A company that is asked for has a fact file.",
        "A misspelt name would build a site without the company that was meant.",
    ),
    told(
        "B003",
        "no-site",
        "The built site that is to be checked exists.",
        "A check of nothing that ends well proves nothing.",
    ),
    told(
        "B004",
        "missing-page",
        "A built site has every page that the facts ask for.",
        "Readers and regulators follow links to the privacy policy and to the complaints page. A site generator that "
        "runs no plugin leaves them out without a word.",
    ),
    told(
        "B005",
        "missing-section",
        "A page of a built site has every section, under its address.",
        "Other pages, contracts and letters refer to sections by their address.",
    ),
    told(
        "B006",
        "fact-not-shown",
        "A page of a built site shows every fact that it was made with.",
        "A page that was built from older facts makes a promise that the company has since changed.",
    ),
    told(
        "B007",
        "draft-indexed",
        "A draft asks search engines to stay away.",
        "A draft that is found by a search is read as the company's word.",
    ),
    told(
        "B008",
        "company-id",
        "A new fact file gets a name of lower-case letters, digits and hyphens.",
        "The name becomes the address of the company's pages.",
    ),
    told(
        "B009",
        "file-exists",
        "A fact file that exists is not written over.",
        "Facts are typed by hand once; a command must not lose them.",
    ),
    told(
        "B010",
        "no-git",
        "A review of revisions runs in a git repository; elsewhere it compares two folders.",
        "Without the old state there is nothing to compare with.",
    ),
    told(
        "B011",
        "no-such-revision",
        "What a review compares with exists: a folder, or a commit, branch or tag of this repository.",
        "In CI the usual reason is a shallow clone, which holds the last commit only.",
    ),
    told(
        "B012",
        "broken-link",
        "A link in a revision leads to a file of that revision.",
        "What it meant cannot be known, so that no company can be read from it.",
    ),
    told(
        "B013",
        "not-released",
        "A page of a company with an archive shows a text that was released.",
        "What customers read is then what the archive proves. A text that differs is shown, with a notice that it has "
        "not been released, so that an edit is seen at once; “mkdocs build --strict” fails.",
        Severity.WARNING,
    ),
    told(
        "B014",
        "no-facts-of-versions",
        "A company with released versions has a fact file.",
        "Its versions have permanent addresses, which contracts and letters name; a site without the facts loses them.",
        Severity.WARNING,
    ),
)

_CONFIGURATION: Final = (
    told(
        "K001",
        "unknown-config-key",
        "A key of the linter's configuration is one that it knows.",
        "A misspelt `ignore` would report what was to be left out, and a misspelt `select` would check everything.",
    ),
    told(
        "K002",
        "bad-config-value",
        "A key of the linter's configuration has a value of its kind.",
        "A severity that does not exist, or a waiver without its reason, would be passed over without a word.",
    ),
    told(
        "K003",
        "unreadable-config",
        "A configuration file that is named or found can be read.",
        "A run with other settings than the ones that were written down gives answers to another question.",
    ),
    told(
        "K004",
        "unknown-rule",
        "A rule that is selected, ignored or weighed exists.",
        "A misspelt code would let through what it was to find, on every run.",
    ),
    told(
        "K005",
        "stale-baseline",
        "An entry of the baseline stands for a finding that is still there.",
        "What has been mended should leave the baseline, so that it cannot come back unnoticed.",
        Severity.INFO,
    ),
    told(
        "K006",
        "bad-baseline",
        "A baseline is a file that the linter has written.",
        "With a baseline that cannot be read, every old finding would count as new, or every new one as old.",
    ),
)

RULES: tuple[Rule, ...] = (*_FORM, *_FACTS, *_TEMPLATES, *_BUILD, *_CONFIGURATION, *LAW, *REVIEW, *ARCHIVE)
"""Every rule of this kind, in order of who tells it."""
