"""What European law asks for beside the rest: leaving a cloud provider, and data that several decide about."""

from __future__ import annotations

from generator.facts.base import Facts, fact
from generator.facts.identifiers import Email, Url
from generator.facts.plain import Flag, Text
from generator.facts.quantities import Duration


class Switching(Facts):
    """How a customer moves to another provider or to systems of its own (EU Data Act, Arts. 23 to 31)."""

    terms_url: Url | None = fact("switching terms to keep", "The same rules as a file that can be stored before signing (Art. 25(1)).", "https://www.example.com/legal/switching.pdf")
    notice: Duration | None = fact("notice of a switch", "Two months at most (Art. 25(2)(d)).", "30 days")
    transition: Duration | None = fact("transition", "From the end of the notice; 30 days at most (Art. 25(2)(a)).", "30 days")
    longest_transition: Duration | None = fact("longest transition", "Where the usual one is technically not feasible; 7 months at most (Art. 25(4)).", "3 months")
    delay_told: Duration | None = fact("news of a longer transition", "From the request; 14 working days at most (Art. 25(4)).", "10 business days")
    customer_extension: Flag | None = fact("transition extended by the customer", "true where the customer can lengthen it once (Art. 25(5)).", True)
    assistance: tuple[Text, ...] | None = fact("help during the transition", "Each completes “We …”.", ["answer the questions of your new provider"])
    risks: tuple[Text, ...] | None = fact("known risks of a switch", "Sentences.", ["A database is read-only while its last changes are copied."])
    exit_support: tuple[Text, ...] | None = fact("help with an exit plan", "Each completes “We …” (Art. 25(2)(b)).", ["tell you how large your data is and how long an export takes"])
    exportable: tuple[Text, ...] | None = fact("what customers can take along", "Noun phrases; a complete list (Art. 25(2)(e)).", ["disk images of your servers", "your DNS records"])
    excluded: tuple[Text, ...] | None = fact("what stays behind", "Internal data whose export would risk trade secrets; noun phrases, or {none: …} (Art. 25(2)(f)).", ["figures on the load of our host machines"])
    retrieval: Duration | None = fact("time to fetch data after the transition", "30 days at least (Art. 25(2)(g)).", "30 days")
    erasure: Duration | None = fact("erasure after that time", "From its end (Art. 25(2)(h)).", "30 days")
    charges: Text | None = fact("charges for switching", "“none”, or a sentence; from 12 January 2027 none are allowed (Art. 29).", "none")
    steps: tuple[Text, ...] | None = fact("steps of a switch", "Imperatives, in order (Art. 26).", ["tell us the day on which you want to begin"])
    limits: tuple[Text, ...] | None = fact("limits of a switch", "Technical limits that are known; sentences.", ["One export holds 2 TB at most."])
    procedure_url: Url | None = fact("guide to switching", "Full address.", "https://www.example.com/docs/leaving")
    register_url: Url | None = fact("register of data structures", "Structures, formats and standards, kept up to date (Art. 26).", "https://www.example.com/docs/formats")
    hard_services: tuple[Text, ...] | None = fact("services that are hard to switch", "Noun phrases, each with its reason, or {none: …} (Art. 29(5)).", ["domain names, because their registry sets the steps"])
    contact: Email | None = fact("e-mail for switching", "Where a switch is announced.", "switching@example.com")


class JointController(Facts):
    """Someone who decides together with the company about some data (GDPR Art. 26)."""

    name: Text | None = fact("joint controller", "Legal name.", "Example Registry Limited")
    about: Text | None = fact("what is decided together", "Completes “We decide together about …”.", "the details of the holders of domain names")
    arrangement: Text | None = fact("essence of the arrangement", "Sentences: who does what, and to whom people can turn.", "We answer your requests; the registry keeps the register.")
