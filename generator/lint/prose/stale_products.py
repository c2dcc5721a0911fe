"""Rules P504 to P506: products that are gone or have another name, and standards that have been replaced."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.prose.stale_table import outdated, over, table
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_OUT = "Take it out, or name what you use now."

GONE = table(
    over("internet explorer", r"(?:microsoft |windows )?internet explorer", "Internet Explorer", "2022-06-15",
         "was retired", "Name the browsers that your readers have: Edge, Chrome, Firefox, Safari."),
    over("google+", r"google ?\+(?!\w)", "Google+", "2019-04-02", "was shut down", _OUT),
    over("google plus", r"google plus(?! codes)", "Google+", "2019-04-02", "was shut down", _OUT),
    over("universal analytics", r"universal analytics", "Universal Analytics", "2023-07-01", "stopped processing data",
         "Name Google Analytics 4, if you use it, and what it keeps."),
    over("flash", r"(?:adobe |macromedia )?flash (?:cookies?|player|lsos?)|flash local shared objects?", "Adobe Flash",
         "2020-12-31", "reached its end of life", _OUT),
    over("lsos", r"(?:local shared objects? \()?lsos?\)?(?![a-z])", "Adobe Flash with its local shared objects",
         "2020-12-31", "reached its end of life", _OUT, unless="flash"),
    over("silverlight", r"(?:microsoft )?silverlight", "Silverlight", "2021-10-12", "reached its end of support", _OUT),
    over("orkut", r"orkut", "Orkut", "2014-09-30", "was shut down", _OUT),
    over("addthis", r"addthis", "AddThis", "2023-05-31", "was shut down", _OUT),
    over("vine", r"twitter(?:, | and | or )vine", "Vine", "2017-01-17", "was shut down", _OUT),
    over("netscape", r"netscape(?: navigator)?", "Netscape", "2008-03-01", "was given up", _OUT),
    over("macromedia", r"macromedia(?! flash)", "Macromedia", "2005-12-03", "became part of Adobe", _OUT),
    over("messenger", r"yahoo!? messenger", "Yahoo Messenger", "2018-07-17", "was shut down", _OUT),
    over("msn", r"msn messenger|windows live messenger", "Windows Live Messenger", "2014-10-31", "was shut down", _OUT),
    over("windows xp", r"windows xp", "Windows XP", "2014-04-08", "reached its end of support", _OUT),
    over("windows ", r"windows (?:7|seven|vista)(?![\w.])", "Windows 7", "2020-01-14",
         "reached its end of support", _OUT),
    over("p3p", r"p3p|platform for privacy preferences", "P3P", "2018-08-30", "was made obsolete by the W3C", _OUT),
    over("periscope", r"periscope", "Periscope", "2021-03-31", "was shut down", _OUT, near="twitter|video|social"),
    over("fabric", r"fabric(?:\.io| crashlytics| answers)|fabric by google", "Fabric", "2020-05-04", "was shut down",
         "Name Firebase Crashlytics, if you use it."),
    over("google optimize", r"google optimize", "Google Optimize", "2023-09-30", "was shut down", _OUT),
    over("truste", r"truste", "TRUSTe as the name of the company", "2017-06-06", "became TrustArc", _OUT,
         unless="trustarc"),
    over("skype", r"(?<!for business )skype(?! for business)", "Skype", "2025-05-05", "was shut down", _OUT),
)  # fmt: skip


@prose_rule(
    "P504", "dead-product", Severity.WARNING, local=True,
    good="You can block cookies in Edge, Chrome, Firefox and Safari. We no longer support Internet Explorer.",
    bad=(
        "You can change your settings in ⟦Internet Explorer⟧, Firefox or Chrome.",
        "We use ⟦Universal Analytics⟧, a service of Google, to count visits.",
    ),
)  # fmt: skip
def dead_product(document: Document, context: Context) -> Iterator[Hit]:
    """A document names products that exist.

    A product that was shut down years ago shows how old the text is. Instructions that rest on it do not work, so that
    a right to refuse cookies or to object cannot be used.
    """
    yield from outdated(document, context, GONE)


_TODAY = "Write the name of today."

RENAMED = table(
    over("adwords", r"google adwords|(?<![./\w-])adwords", "Google AdWords", "2018-07-24", "became Google Ads", _TODAY,
         unless="google ads"),
    over("doubleclick", r"(?:google )?doubleclick(?!\.\w)", "DoubleClick", "2018-07-24",
         "became part of Google Marketing Platform", _TODAY, unless="marketing platform|ad manager|cookie"),
    over("facebook", r"facebook,? inc\.?(?!\w)", "Facebook, Inc.", "2021-10-28", "became Meta Platforms, Inc.", _TODAY,
         unless="meta"),
    over("facebook ireland", r"facebook ireland(?: ltd\.?| limited)?", "Facebook Ireland Limited", "2022-01-04",
         "became Meta Platforms Ireland Limited", _TODAY, unless="meta"),
    over("twitter", r"twitter,? inc\.?(?!\w)", "Twitter, Inc.", "2023-04-04", "became part of X Corp.", _TODAY,
         unless=r"x corp"),
    over("azure", r"(?:windows azure|azure active directory|azure ad)(?!\w)", "that service", "2023-07-11",
         "got another name: Microsoft Azure, Microsoft Entra ID", _TODAY, unless="entra"),
    over("mailchimp", r"(?:the )?rocket science group", "The Rocket Science Group", "2021-11-01",
         "became part of Intuit", _TODAY, unless="intuit"),
)  # fmt: skip


@prose_rule(
    "P505", "renamed-product", Severity.INFO, local=True,
    good="We use Google Ads (formerly Google AdWords) and the services of Meta Platforms, Inc. Follow us on Facebook.",
    bad="We use ⟦Google AdWords⟧ to show our advertisements.",
)  # fmt: skip
def renamed_product(document: Document, context: Context) -> Iterator[Hit]:
    """A recipient has the name under which it can be found.

    The GDPR and the DPDP rules ask who receives data. A name that its bearer gave up does not answer that.
    """
    yield from outdated(document, context, RENAMED)


STANDARDS = table(
    over("secure socket", r"secure sockets? layer(?:s| technology)?(?: \(ssl\))?", "SSL", "2015-06-30",
         "was deprecated for good (RFC 7568)", "Write “TLS” and its lowest version, such as TLS 1.2.",
         unless=r"tls|transport layer"),
    over("ssl", r"(?:\d+[- ]bit )?ssl (?:encryption|technology|protocol|connection)s?|"
         r"encrypted (?:by|via|with|using|through) ssl|ssl[ -]?(?:v?[23](?:\.0)?)", "SSL", "2015-06-30",
         "was deprecated for good (RFC 7568)", "Write “TLS” and its lowest version, such as TLS 1.2.",
         unless=r"tls|transport layer|secure socket"),
    over("tls", r"tls (?:v|version )?1\.[01](?![\w.])", "TLS 1.0 and 1.1", "2021-03-25", "was deprecated (RFC 8996)",
         "Write the lowest version that you accept, such as TLS 1.2.",
         unless=r"disabl|not (?:accept|support|allow)|1\.[23]"),
    over("27001", r"(?:iso|iec)[ /]*(?:iec )?27001 ?[:-] ?(?:2005|2013)", "ISO/IEC 27001:2013", "2025-10-31",
         "lost its last certificates",
         "Name the edition and the date of your certificate, such as ISO/IEC 27001:2022."),
    over("9001", r"iso ?9001 ?[:-] ?(?:2000|2008)", "ISO 9001:2008", "2018-09-15", "lost its last certificates",
         "Name the edition and the date of your certificate, such as ISO 9001:2015."),
    over("pci", r"pci[ -]?dss (?:v|version )?(?:1\.\d|2\.0|3\.\d)(?:\.\d)?", "PCI DSS 3.2.1", "2024-03-31",
         "was retired", "Name the version to which you were assessed, and when."),
    over("22301", r"iso ?22301 ?[:-] ?2012", "ISO 22301:2012", "2023-04-30", "lost its last certificates",
         "Name the edition and the date of your certificate."),
    over("27018", r"27018 ?[:-] ?2014", "ISO/IEC 27018:2014", "2019-01-31", "was replaced",
         "Name the edition and the date of your certificate."),
    over("ssae", r"ssae[ -]?16|sas[ -]?70", "SSAE 16", "2017-05-01", "was replaced by SSAE 18",
         "Name the report that you have now, such as SOC 2 Type II, and its period."),
    over("14001", r"iso ?14001 ?[:-] ?2004", "ISO 14001:2004", "2018-09-15", "lost its last certificates",
         "Name the edition and the date of your certificate."),
)  # fmt: skip


@prose_rule(
    "P506", "replaced-standard", Severity.WARNING, local=True,
    good=(
        "We encrypt with TLS 1.2 or newer (SSL is off) and are certified to ISO/IEC 27001:2022, and ISO 9001:2015.",
        "We replaced PCI DSS 3.2.1 by version 4.0.1 and refuse TLS 1.0 and TLS 1.1 connections: they are disabled.",
    ),
    bad=(
        "We are certified to ⟦ISO 27001:2013⟧ for the security of our data centres.",
        "Your card data is sent by ⟦Secure Socket Layer technology⟧.",
    ),
)  # fmt: skip
def replaced_standard(document: Document, context: Context) -> Iterator[Hit]:
    """A claim of security names a standard that is in force.

    A certificate to an old edition has lapsed, and a protocol that was given up protects nobody. Such a claim can
    mislead consumers, and it is the first thing that a complaint after a breach will quote.
    """
    yield from outdated(document, context, STANDARDS)


RULES: tuple[Rule, ...] = (dead_product, renamed_product, replaced_standard)
