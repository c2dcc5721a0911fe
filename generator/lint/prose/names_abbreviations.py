"""Rule P312: abbreviations that nobody explains."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.names_parties import companies
from generator.lint.prose.scan import capitalised, places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, Document

_CAPITALS = regex(r"(?<![A-Za-z0-9.@/_&-])[A-Z]{3,5}+(?![A-Za-z0-9@/_&]|[.-][A-Za-z0-9])")
_LONGEST, _MOST = 5, 200
_COMMON_WORDS = """
    USA USD EUR GBP INR CAD AUD URL URLS URI HTTP HTTPS HTML XML CSS JSON PDF JPG PNG GIF CSV API APIS SDK SDKS
    FAQ FAQS GDPR CCPA CPRA DPDP DPA EEA GPS SMS MMS PIN OTP USB RAM CPU GPU SSD HDD VPN SSL TLS SSH FTP DNS DSL
    LAN WAN ISP ISPS ISO IEC PCI DSS AML KYC VAT GST GSTIN PAN CIN TDS TAN UPI IFSC EMI ATM LLC LLP LTD INC PLC
    PVT CEO CFO COO CTO DPO NDA SLA SLAS EULA TOS AUP RMA DIY TBD ASAP NOT AND THE FOR ANY ALL YOU OUR ARE MAY
    WILL SHALL THIS THAT WITH FROM WHO USE HAS HAVE BUT CAN ITS YOUR UNDER SUCH UPON ONLY NO MUST ALSO THEY WERE
    BEEN EACH OTHER THESE WHAT WHEN WHERE ANYTHING NOTE AS-IS BBB FTC ICO HIPAA COPPA DMCA FERPA CAN-SPAM SPAM
    RFID NFC IMEI IMSI IDFA IDFV MAC IPV IOS AWS IBM SAP MIT GNU GPL LGPL BSD SQL PHP RSS CRM ERP SAAS PAAS IAAS
    HR PII PHI SSN DOB GMT UTC IST EST EDT PST PDT CET CEST BST AEST SCC SCCS BCR BCRS DPF EDPB CNIL AEPD II III
    VII VIII XII XIII NSW HMRC NHS ADR ODR JAMS AAA ICC LCIA SIAC UNCITRAL ICANN WIPO UDRP OFAC EAR NASDAQ NYSE
    SEC IRS DOI ISBN ASCII UTF WIFI QR AI ML GUID UUID DRM CDN CMS CDNS IPR IP HTML5 NRI RBI SEBI CERT NPCI MSME
    ROC MCA GDP CFR USC FAR DFARS KIND VOIP UAE EEU EFTA NAFTA IMAP SMTP POP WCAG ADA DNT GPC CVV CVC ACH IBAN BIC
    SWIFT SEPA NEFT RTGS ID IDS TCP UDP DDOS
"""
_COMMON = frozenset(_COMMON_WORDS.split())


@prose_rule(
    "P312", "abbreviation-unexplained", Severity.INFO,
    good=(
        "Vulnerability assessment and penetration testing (VAPT) is done yearly. VAPT reports are secret. A PDF has "
        "a URL.",
        "THE SERVICES ARE SOLD AS THEY ARE, AND THE RISK LIES WITH YOU. THE RISK IS YOURS.",
    ),
    bad="We follow the ⟦QRST⟧ rules. The QRST rules are strict.",
)  # fmt: skip
def abbreviation_unexplained(document: Document, context: Context) -> Iterator[Hit]:
    """An abbreviation that not everybody knows is written out once.

    A notice must be intelligible to those for whom it is meant (GDPR Article 12(1)). Told once for each abbreviation
    that stands twice or more; those of daily life and of this trade are left out.
    """
    text = document.text
    shorts = [
        run for run in capitalised(document) if 3 <= len(run) <= _LONGEST and run.isupper() and run not in _COMMON
    ]
    spots = {short: found for short in sorted(shorts)[:_MOST] if (found := _spots(text, short))}
    if not spots:
        return
    named = {word.upper() for company in companies(document) for word in company.words}
    named |= {word.upper() for name in context.known.every for word in name.split()}
    for short in sorted(spots, key=lambda s: spots[s][0]):
        at = spots[short]
        if len(at) < 2 or short in named or (short.lower() in document.words and _is_word(document, short)):
            continue
        if any(text[a - 1 : a] in ("(", "“", '"', "‘", "'") or text[a + len(short) :].lstrip()[:1] == "(" for a in at):
            continue
        if any(_in_capitals(document, a, a + len(short)) for a in at):
            continue
        yield Hit(
            at[0], at[0] + len(short),
            f"{brief(short)} stands {len(at)} times, and nowhere in full.",
            "Write it out where it stands first.",
        )  # fmt: skip


def _spots(text: str, short: str) -> list[int]:
    """Where the letters stand alone, and are no part of an address or a number."""
    return [at for at in places(text, short) if _CAPITALS.match(text, at)]


def _is_word(document: Document, short: str) -> bool:
    """True where the letters are also written as an ordinary word."""
    low = short.lower()
    return any(sign + low in document.text or sign + low.capitalize() in document.text for sign in (" ", "\n"))


_WORDS = regex(r"[^\W\d_]{2,}")


def _in_capitals(document: Document, start: int, end: int) -> bool:
    """True where the words around it are in capitals too."""
    block = document.block_at(start)
    if block.kind is HEADING:
        return False
    before = _WORDS.findall(document.text, max(block.start, start - 20), start)[-1:]
    after = _WORDS.findall(document.text, end, min(block.end, end + 20))[:1]
    return any(word.isupper() for word in (*before, *after))


RULES: tuple[Rule, ...] = (abbreviation_unexplained,)
