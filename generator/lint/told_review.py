"""The pages of rules R: what `legalsite review` tells of a change of facts."""

from __future__ import annotations

from generator.findings import Severity
from generator.lint.rule import Rule, told

REVIEW: tuple[Rule, ...] = (
    told(
        "R001",
        "effective-date-too-early",
        "A change for the worse applies no earlier than the notice allows.",
        "The company promised its customers a notice of such changes, in the terms that are still in force; some "
        "promises have a notice of their own, and the table of materiality names what a careful company gives. The "
        "longest of them counts from the day of the review. A text that applies sooner breaks the promise that it "
        "changes, and may not bind anybody.",
    ),
    told(
        "R002",
        "version-not-moved",
        "A page that says something else has another version, first day and date of last update.",
        "Whoever accepted version 4.0 must be able to say what it was. Two texts under one number, or under one day, "
        "leave only a dispute about which of them was meant.",
    ),
    told(
        "R003",
        "false-update",
        "A page whose text did not change keeps its version and its dates.",
        "A new date tells readers to look for a change. Where there is none they have been misled, and next time they "
        "will not look.",
        Severity.WARNING,
    ),
    told(
        "R004",
        "version-went-back",
        "The version of a page counts up.",
        "A lower number reads as the older text.",
    ),
    told(
        "R005",
        "backdated",
        "A new text applies from the day of the review or later, and not before the old one did.",
        "No text binds anybody before it is published. Only a correction that was always true may look back, and then "
        "a waiver says so.",
    ),
    told(
        "R006",
        "change-note-missing",
        "What changes in a page, and why, is told in a note under `changes.notes`.",
        "The note is what customers get by mail, in the feed and on the page of versions. A redline shows what changed,"
        " but not what it means for a reader, nor why.",
    ),
    told(
        "R007",
        "no-notice-channel",
        "A company that changes something for the worse says in which way it tells people.",
        "A notice period without a way to give notice runs for nobody. `changes.material_channels` names the ways for "
        "material changes, `changes.channels` for all of them.",
    ),
    told(
        "R008",
        "effect-misstated",
        "A note calls a change what it is: adverse, favourable, neutral or cosmetic.",
        "A cut that is announced as an improvement misleads; an improvement that is announced as a cut makes people "
        "leave, or stop reading.",
    ),
    told(
        "R009",
        "needs-a-look",
        "A change of which the table cannot say whom it serves is looked at by a person.",
        "Free text, courts, and answers that decide which clauses apply can be better or worse. Read the sentences "
        "that change, and give the note its effect.",
        Severity.WARNING,
    ),
    told(
        "R010",
        "page-gone",
        "A page that was published stays where it was.",
        "Contracts, mails and app stores link to it. A page that is gone answers with an error, and promises that "
        "stood there may still bind.",
        Severity.WARNING,
    ),
    told(
        "R011",
        "base-unreadable",
        "A company can be read as it stood before the change.",
        "Without the old facts nothing can be compared, and no promise of notice can be kept to.",
        Severity.WARNING,
    ),
    told(
        "R012",
        "withdrawn",
        "A published company does not turn into a draft.",
        "Its pages would say that they do not apply, while customers rely on them.",
    ),
    told(
        "R013",
        "company-gone",
        "The fact file of a published company stays.",
        "Without it every page of the company is gone, and with the pages what customers could point to.",
    ),
    told(
        "R014",
        "table-changed",
        "A request that changes the table of materiality is not judged by its own table alone.",
        "Whoever shortens a notice could else call it cosmetic in the same breath.",
        Severity.WARNING,
    ),
    told(
        "R015",
        "limit-passed",
        "A change keeps the limits that the law sets to the figure.",
        "A figure that was lawful and is not any more must not be told to customers as a change that will apply. "
        "`legalsite lint` tells the same in L103, for every figure and not only for those that change.",
    ),
    told(
        "R016",
        "base-without-facts",
        "The old state of a review holds fact files, unless the first one is being added.",
        "Where none is found there, every company counts as new, and nothing that was promised to anybody is compared. "
        "The folder may have another name in the old state, or lie in a submodule, into which no review looks.",
        Severity.WARNING,
    ),
)
