"""The pages of rules L: what `generator.lint.law` and the reader of `laws/` tell."""

from __future__ import annotations

from generator.findings import Severity
from generator.lint.rule import Rule, told

LAW: tuple[Rule, ...] = (
    told(
        "L101",
        "duty-unanswered",
        "A fact that the law asks the company to publish or to tell is given.",
        "The provision applies by what the file says of the company, and the fact that would answer it is not "
        "there. It is an error from the day of commencement, a warning for 180 days before, and information "
        "until then; a provision whose wording was not seen when its entry was made gives a warning at most. "
        "`legalsite laws COMPANY` shows why it applies.",
    ),
    told(
        "L102",
        "duty-unsaid",
        "A duty to publish or to tell is answered by a clause that says it with its facts.",
        "The facts are there, but no section of the company's pages that claims to answer the provision says "
        "them. Either a clause of the company's own took the place of the one that did, or the page is not "
        "built.",
    ),
    told(
        "L103",
        "limit-exceeded",
        "A figure keeps the limit that the law sets on the day of the check.",
        "Limits change: complaints under the Indian intermediary rules had 15 days until 20 February 2026, "
        "and have 7 since. Months are calendar months, business days are business days; where only the "
        "calendar decides, nothing is told.",
    ),
    told(
        "L104",
        "answers-repealed-law",
        "A clause answers law that is in force or will be.",
        "A sentence that was written for a repealed provision may promise what nobody asks for any more.",
        Severity.INFO,
    ),
    told(
        "L105",
        "law-not-reread",
        "Every file of laws was read against its sources within the last year.",
        "A catalogue ages without a sign. The day stands under `read` in the file.",
        Severity.INFO,
    ),
    told(
        "L106",
        "limits-conflict",
        "No law asks for more than another allows.",
        "One provision sets a floor above the ceiling of another, for the same fact. The tool does not choose between "
        "them.",
        Severity.WARNING,
    ),
    told(
        "L107",
        "applicability-unknown",
        "The facts say whether a provision applies.",
        "Silence is not a no: what is not said leaves open whether a duty binds the company. One answer in "
        "`profile` often settles a whole law.",
        Severity.INFO,
    ),
    told(
        "L901",
        "law-data",
        "A file of laws has the shape that CONTRIBUTING describes, and names facts that exist.",
        "A misspelt fact path or date would silently switch a duty off.",
    ),
)
