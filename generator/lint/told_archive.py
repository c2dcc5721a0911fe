"""The pages of rules A: what a release and a proof of the archive tell."""

from __future__ import annotations

from generator.findings import Severity
from generator.lint.rule import Rule, told

ARCHIVE: tuple[Rule, ...] = (
    told(
        "A001",
        "draft-released",
        "A company whose pages are released is published.",
        "A draft may show gaps, and says of itself that nobody can rely on it. What the archive holds is the word that "
        "a company is held to.",
    ),
    told(
        "A002",
        "no-effective-date",
        "A page that is released says from which day it is in force.",
        "Without the day nobody can tell which text applied to an order, a visit or a complaint. A month is no day. "
        "The fact is `documents.<page>.effective_date`; only the company's index does without.",
    ),
    told(
        "A003",
        "version-name",
        "A version is called by letters and digits, with single points, hyphens, underscores or plus signs between.",
        "The version becomes the name of a file that must be the same on every system: `3.1`, `2026-12` or `4.0-rc1`, "
        "of at most 64 characters.",
    ),
    told(
        "A004",
        "version-rewritten",
        "A version that was released keeps its text and its day.",
        "Customers and authorities have relied on the text under this name. A changed text is a new version, with a "
        "version of its own and a later effective date; versions that differ in capital letters alone count as one.",
    ),
    told(
        "A005",
        "effective-date-taken",
        "A new version takes effect after the one in force, and on a day of its own.",
        "Two texts for one day, or a text that reaches back behind the one that people were shown, leave open what was "
        "agreed.",
    ),
    told(
        "A006",
        "released-too-early",
        "A new version takes effect no earlier than the company's promise and the law allow.",
        "A company that promises notice of changes breaks its own terms where a change applies before the notice has "
        "run. The period counts from the day of release.",
    ),
    told(
        "A007",
        "released-without-note",
        "A version that follows another says in a note what changed and why.",
        "People must be told what is new for them, and the archive keeps what they were told. The note is an item of "
        "`changes.notes` with the same effective date and the page among its pages; a change of wording alone, and "
        "the first version of a page, need none.",
    ),
    told(
        "A008",
        "release-day-back",
        "A release is not dated before the release that precedes it.",
        "The archive is a record in order of time; an entry that is dated back would say that a text was public "
        "when it was not.",
    ),
    told(
        "A009",
        "released-facts-unread",
        "The facts of the last release can still be read.",
        "The notice that people were promised stands in them. Facts of an older form cannot be held against the "
        "present ones by the program: hold them against each other by hand.",
        Severity.WARNING,
    ),
    told(
        "A010",
        "version-turned-back",
        "The facts say what was released last.",
        "A version that was released takes effect on its day, whatever the facts say afterwards: people have been told "
        "of it. What withdraws it is another version, which takes effect after it; it may have the old text.",
    ),
    told(
        "A011",
        "note-changed",
        "The note of a released version stays as it was released.",
        "The archive keeps what people were told of a change. Facts that say something else afterwards are not "
        "released, and whoever reads them alone is misled.",
        Severity.WARNING,
    ),
    told(
        "A101",
        "ledger-line",
        "A line of a ledger is one entry, as the program wrote it.",
        "A line that was cut off, merged or typed by hand cannot be told from one that was forged.",
    ),
    told(
        "A102",
        "ledger-chain",
        "Each entry of a ledger holds its own digest and that of the entry before.",
        "That is what proves that no entry was changed, taken out or put in: whoever changes one would have to change "
        "every later one as well.",
    ),
    told(
        "A103",
        "ledger-order",
        "The entries of a ledger are numbered and follow each other in time, each version and each day once a page.",
        "Otherwise two texts would claim to have been in force on the same day.",
    ),
    told(
        "A104",
        "archived-text",
        "The text of a released version is the one whose digest the ledger holds.",
        "The text may be wrapped anew and its line ends may change; any other change makes it another text than the "
        "one that people agreed to.",
    ),
    told(
        "A105",
        "archived-facts",
        "The facts of a release are those whose digest the ledger holds.",
        "Later changes are judged by them: what was promised then decides how much notice is due now.",
    ),
    told(
        "A106",
        "archived-front-matter",
        "The front matter of a released version agrees with its entry.",
        "Site generators show the version and the effective date from there.",
    ),
    told(
        "A107",
        "file-outside-ledger",
        "A file in the archive is named by an entry.",
        "A file that none names proves nothing. It is left over from a release that was interrupted, which the same "
        "release completes when it is run again, or was put there by hand.",
        Severity.INFO,
    ),
    told(
        "A108",
        "ledger-head",
        "The last entry of a ledger is the one that was noted elsewhere.",
        "Entries that were cut off at the end leave a sound chain behind. Only a digest that is kept elsewhere, such "
        "as in a signed tag or a letter, shows that they were there.",
    ),
    told(
        "A109",
        "ledger-gone",
        "A company with versions in the archive has a ledger.",
        "Without it nothing is proven, and a release would begin anew as if nobody had ever seen a text. A ledger that "
        "was deleted or emptied is taken back from version control; only a first release that was interrupted never "
        "had one, and the same release completes it when it is run again.",
    ),
    told(
        "A110",
        "file-in-the-way",
        "A release writes no file over another one.",
        "A file that no entry names may be left over from a release that was interrupted, and is completed where it "
        "is what would be written. Any other may be a text that people have relied on, whose ledger was cut off.",
    ),
    told(
        "A111",
        "ledger-of-another",
        "Each entry of a ledger names the company in whose folder it lies.",
        "A ledger that was copied would prove the texts of one company as those of another.",
    ),
)
