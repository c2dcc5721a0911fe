"""Rules P501 to P503: law and schemes that are over, limits that have changed, and rules that will end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.stale_table import day, outdated, over, table
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

LAWS = table(
    over("shield", r"privacy[ -]shield(?! ruling)", "the Privacy Shield", "2020-07-16",
         "was declared invalid by the Court of Justice of the EU",
         "Name the tool on which transfers rest now: the EU-US Data Privacy Framework (since 10 July 2023) for those "
         "on its list, or the standard contractual clauses of 2021.", unless=r"data privacy framework|dpf"),
    over("harbor", r"safe harbou?r", "the Safe Harbor scheme", "2015-10-06",
         "was declared invalid by the Court of Justice of the EU",
         "Name the tool on which transfers rest now.",
         near=r"u\.?s\.?-?(?:eu|swiss)|eu-?u\.?s|swiss|department of commerce|european|transfer"),
    over("95/46", r"(?:directive )?95/46/e[cg]", "Directive 95/46/EC", "2018-05-25", "was repealed by the GDPR",
         "Cite the GDPR, Regulation (EU) 2016/679."),
    over("data protection act", r"data protection act,? \(?(?:of )?1998",
         "the UK Data Protection Act 1998", "2018-05-25",
         "was replaced by the Data Protection Act 2018", "Cite the UK GDPR and the Data Protection Act 2018."),
    over("2010/87", r"2010/87/e[uc]", "Decision 2010/87/EU on standard contractual clauses", "2022-12-27",
         "ceased to be a ground for transfers", "Use the clauses of Decision (EU) 2021/914."),
    over("2004/915", r"2004/915/ec", "Decision 2004/915/EC on standard contractual clauses", "2022-12-27",
         "ceased to be a ground for transfers", "Use the clauses of Decision (EU) 2021/914."),
    over("2001/497", r"2001/497/ec", "Decision 2001/497/EC on standard contractual clauses", "2022-12-27",
         "ceased to be a ground for transfers", "Use the clauses of Decision (EU) 2021/914."),
    over("working party", r"article 29 (?:data protection )?working party",
         "the Article 29 Working Party", "2018-05-25",
         "was replaced by the European Data Protection Board", "Name the European Data Protection Board."),
    over("odr", r"(?:ec\.europa\.eu/(?:consumers/)?odr|webgate\.ec\.europa\.eu/odr)\S*|odr[ -]platform|"
         r"online dispute resolution \(odr\)", "the EU platform for online dispute resolution", "2025-07-20",
         "was closed", "Take out the link; name the body for dispute resolution that is competent for you, if any."),
    over("rules", r"intermediar(?:y|ies)['’]? guidelines\)? rules,? 2011",
         "the set of intermediary rules of 2011", "2021-02-25", "was replaced by the IT Rules 2021",
         "Cite the Information Technology (Intermediary Guidelines and Digital Media Ethics Code) Rules, 2021."),
    over("66", r"section 66 ?a(?![a-z])", "section 66A of the Information Technology Act", "2015-03-24",
         "was struck down by the Supreme Court of India", "Take the reference out."),
    over("consumer protection act", r"consumer protection act,? \(?1986", "the Consumer Protection Act 1986",
         "2020-07-20", "was replaced by the Consumer Protection Act 2019", "Cite the Consumer Protection Act, 2019."),
    over("companies act", r"companies act,? \(?1956", "the Companies Act 1956", "2014-04-01",
         "was replaced by the Companies Act 2013", "Cite the Companies Act, 2013.",
         unless=r"incorporated|registered under|existing under|formed under|2013"),
    over("indian penal code", r"indian penal code", "the Indian Penal Code", "2024-07-01",
         "was replaced by the Bharatiya Nyaya Sanhita 2023", "Cite the Bharatiya Nyaya Sanhita, 2023.",
         unless="nyaya"),
    over("code of criminal procedure", r"code of criminal procedure", "the Code of Criminal Procedure", "2024-07-01",
         "was replaced by the Bharatiya Nagarik Suraksha Sanhita 2023",
         "Cite the Bharatiya Nagarik Suraksha Sanhita, 2023.", near="india|1973", unless="nagarik"),
    over("evidence", r"(?:indian )?evidence act,? \(?1872", "the Indian Evidence Act 1872", "2024-07-01",
         "was replaced by the Bharatiya Sakshya Adhiniyam 2023", "Cite the Bharatiya Sakshya Adhiniyam, 2023.",
         unless="sakshya"),
    over("telegraph", r"(?:indian )?telegraph act(?:,? \(?1885)?", "the Indian Telegraph Act 1885", "2024-06-26",
         "began to give way to the Telecommunications Act 2023", "Cite the Telecommunications Act, 2023.",
         unless="telecommunications act"),
    over("service tax", r"service tax(?<!and service tax)", "service tax in India", "2017-07-01", "was replaced by GST",
         "Write “GST”.", near=r"india|inr|cess|vat|gst|rs\.", unless="malaysia|sst|digital service"),
    over("1940", r"arbitration act,? \(?1940", "the Arbitration Act 1940", "1996-01-25",
         "was replaced by the Arbitration and Conciliation Act 1996",
         "Cite the Arbitration and Conciliation Act, 1996."),
    over("protection bill", r"(?:digital )?personal data protection bill(?:,? \(?20\d\d)?", "that bill", "2023-08-11",
         "had been overtaken: the Digital Personal Data Protection Act 2023 was enacted",
         "Cite the Digital Personal Data Protection Act, 2023."),
    over("distance selling", r"consumer protection \(distance selling\) regulations 2000",
         "the Distance Selling Regulations 2000", "2014-06-13",
         "were replaced by the Consumer Contracts Regulations 2013",
         "Cite the Consumer Contracts (Information, Cancellation and Additional Charges) Regulations 2013."),
    over("ttdsg", r"ttdsg", "the TTDSG", "2024-05-14", "was renamed TDDDG", "Write “TDDDG”.", unless="tdddg"),
    over("telemedia", r"(?:german )?telemedia act|telemediengesetz", "the German Telemedia Act", "2024-05-14",
         "was replaced by the Digital Services Act and the DDG", "Cite the DDG.", unless="ddg|digitale-dienste"),
    over("spdi rules", r"spdi rules", "the set of SPDI Rules of 2011", "2027-05-13",
         "was superseded by the DPDP Act",
         "Cite the Digital Personal Data Protection Act, 2023 and its rules."),
    over("sensitive personal data or information", r"sensitive personal data or information\) rules",
         "the set of SPDI Rules of 2011", "2027-05-13",
         "was superseded by the DPDP Act", "Cite the Digital Personal Data Protection Act, 2023 and its rules."),
)  # fmt: skip


@prose_rule(
    "P501", "repealed-law", Severity.WARNING, local=True,
    good=(
        "The Privacy Shield was declared invalid in 2020, so that transfers rest on the clauses of Decision 2021/914.",
        "Nila Private Limited, a company incorporated under the Companies Act, 1956, is a safe harbor for your ideas.",
    ),
    bad=(
        "We comply with the EU-US ⟦Privacy Shield⟧ framework when we send your data to the United States.",
        "We process your data under ⟦Directive 95/46/EC⟧.",
        "Our Grievance Officer is named under the Information Technology (⟦Intermediaries Guidelines) Rules, 2011⟧.",
    ),
)  # fmt: skip
def repealed_law(document: Document, context: Context) -> Iterator[Hit]:
    """A document rests on law that is in force.

    Who names a scheme that a court has struck down, or an act that was repealed, says that the document has not been
    read by anybody who knows the law since. Where a transfer or a duty rests on it, it has no ground at all.
    """
    yield from outdated(document, context, LAWS)
    for link in document.links:
        if "europa.eu" in link.href and _CLOSED.search(link.href) and context.on >= _CLOSED_ON:
            words = document.lower[link.start : link.end]
            if link.end > link.start and not _CLOSED.search(words):
                yield Hit(
                    link.start,
                    link.end,
                    f"The link {brief(words)} leads to the EU platform for online dispute resolution, which was closed "
                    f"on {day(_CLOSED_ON)}.",
                    "Take out the link; name the body for dispute resolution that is competent for you, if any.",
                )


_CLOSED = regex(r"europa\.eu/(?:consumers/)?odr")
_CLOSED_ON = date(2025, 7, 20)

_LIMIT = regex(r"(?:15|fifteen)(?: \(15\)| \(fifteen\))? (?:calendar )?days")
_FROM_2026 = date(2026, 2, 20)


@prose_rule(
    "P502", "changed-limit", Severity.WARNING, needs="grievance", provisions=("IN-ITR-3.2.a.i",),
    good=(
        "Under the IT Rules our Grievance Officer, an intermediary's officer, resolves a complaint within seven days.",
        "You can return goods within 15 days. Write to our Grievance Officer under the Information Technology Act.",
    ),
    bad=(
        "As an intermediary under the Information Technology Act we name a Grievance Officer, who acknowledges a "
        "complaint within 24 hours and disposes of it within ⟦15 days⟧."
    ),
)  # fmt: skip
def changed_limit(document: Document, context: Context) -> Iterator[Hit]:
    """A limit is the one that the law has now.

    Rule 3(2)(a)(i) of the IT Rules 2021 gave fifteen days to resolve a complaint. Since 20 February 2026 it gives
    seven. A page that promises fifteen shows a breach of the rule in writing.
    """
    if context.on < _FROM_2026 or not ("intermediary" in document.words or "information technology" in document.lower):
        return
    for match in _LIMIT.finditer(document.lower):
        block = document.block_at(match.start())
        start = max(document.lower.rfind(". ", block.start, match.start()), block.start)
        sentence = document.lower[start : match.end() + 60]
        if re.search("grievance|complaint", sentence) and re.search(r"resol|redress|dispos|address|settle", sentence):
            yield Hit(
                match.start(),
                match.end(),
                f"{brief(document.text[match.start() : match.end()])} is given to resolve a complaint; the IT Rules "
                f"2021 allow seven days since {day(_FROM_2026)}.",
                "Write “seven days”, and see that complaints are resolved in that time.",
            )


_SPDI = regex(r"spdi rules|sensitive personal data or information\) rules")
_DPDP_FROM = date(2027, 5, 13)


@prose_rule(
    "P503", "ending-law", Severity.INFO, needs=("spdi rules", "data or information) rules"),
    provisions=("IN-SPDI-4.1",),
    good="We keep the Digital Personal Data Protection Act, 2023 and its rules.",
    bad=(
        "We follow the Information Technology (Reasonable Security Practices and Procedures and "
        "⟦Sensitive Personal Data or Information) Rules⟧, 2011."
    ),
)  # fmt: skip
def ending_law(document: Document, context: Context) -> Iterator[Hit]:
    """A document is ready for the law that is coming.

    The SPDI Rules 2011 are in force until the Digital Personal Data Protection Act 2023 takes their place on
    13 May 2027. A page that rests on them needs its new text by that day.
    """
    match = _SPDI.search(document.lower)
    if match is None or context.on >= _DPDP_FROM or "digital personal data protection" in document.lower:
        return
    yield Hit(
        match.start(),
        match.end(),
        f"The document rests on the SPDI Rules, which the DPDP Act replaces on {day(_DPDP_FROM)}; a word on that Act "
        "was expected as well.",
        "Prepare the notice of the DPDP Act, and take the reference out on that day.",
    )


RULES: tuple[Rule, ...] = (repealed_law, changed_limit, ending_law)
