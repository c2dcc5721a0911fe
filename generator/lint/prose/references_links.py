"""Rules P206 to P208 and P215: links that lead nowhere, elsewhere than they say, or to a template's address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, OBJECT, Document, Link
from generator.prose.form import Form

_PLAIN = regex(r"[\W_]+")
_NUMBERED = regex(r"^[0-9.]+|[0-9]{1,2}$")
_TOP = frozenset({"top", "main", "content", "maincontent"})
_MANY = 4
_FEW = 15
"""A link with fewer characters beside it in its block stands alone, as in a menu."""


def _plain(anchor: str) -> str:
    if "%" in anchor:
        from urllib.parse import unquote

        anchor = unquote(anchor)
    return anchor.lower() if anchor.isalnum() and anchor.isascii() else _PLAIN.sub("", anchor.lower())


@prose_rule(
    "P206", "dead-anchor", Severity.ERROR,
    good=(
        "- [What we collect](#what-we-collect)\n- [Your rights](#rights)\n\n## What we collect\n\nWe collect names.\n\n"
        "## Your rights {#rights}\n\nYou may ask us for a copy.",
        '<p>See <a href="#fees">our fees</a>.</p><h2 id="fees">Fees</h2><p>Fees are due at once.</p>',
    ),
    bad="See [⟦how long we keep it⟧](#retention).\n\n## What we collect\n\nWe collect names.",
)  # fmt: skip
def dead_anchor(document: Document, context: Context) -> Iterator[Hit]:
    """A link within the page leads to a place that the page has.

    A contents list outlives the heading that it names, and the link then does nothing at all. For a notice that the law
    wants easy to reach, such as how to complain or to refuse cookies, that is a defect of its own.
    """
    inner = [
        link for link in document.links
        if link.href[:1] == "#" and len(link.href) > 1 and link.href[1] not in "/!:~"
    ]  # fmt: skip
    if all(link.href[1:] in document.anchors for link in inner):
        return
    known = {_plain(anchor) for anchor in document.anchors} | _TOP
    dead = [link for link in inner if _plain(link.href[1:]) not in known]
    if dead:
        known |= {_NUMBERED.sub("", anchor) for anchor in known}
        names = [_plain(link.href[1:]) for link in dead]
        dead = [
            link for link, name in zip(dead, names, strict=True)
            if name not in known and _NUMBERED.sub("", name) not in known
        ]  # fmt: skip
    if len(dead) == len(inner) and len(dead) >= _MANY:  # one cause, such as a conversion that lost every id
        start, end = _spot(document, dead[0])
        yield Hit(
            start, end,
            f"None of the {len(dead)} links within the page leads anywhere, the first of them to {dead[0].href}.",
            "Give the headings the ids that the links name.",
        )  # fmt: skip
        return
    told: set[str] = set()
    for link in dead:
        if link.href not in told:
            told.add(link.href)
            start, end = _spot(document, link)
            yield Hit(
                start, end,
                f"The link leads to {link.href}, but nothing on the page has that name.",
                "Link to a heading that is there, or give the place this id.",
            )  # fmt: skip


def _spot(document: Document, link: Link) -> tuple[int, int]:
    """The words of a link, or, where it has none, the block in which it stands."""
    if link.end > link.start:
        return link.start, link.end
    block = document.block_at(link.start)
    return block.start, block.end


_NOWHERE = regex(r"\s*(?:#|javascript:.*|about:blank|https?:/{0,2}|mailto:|tel:|url|link|todo|tbd)?\s*$", re.IGNORECASE)
_ACTION = regex(
    r"cookie|setting|preference|consent|manage|opt|choice|top|menu|skip|print|close|open|show|hide|more|less|toggle|"
    r"expand|collapse|accept|decline|reject|allow|change|withdraw|sell|share|login|log in|sign|search|back|next|click|"
    r"download|button",
    re.IGNORECASE,
)


@prose_rule(
    "P207", "empty-link", Severity.ERROR, local=True,
    good=(
        "Read our [terms](/terms), or write to [privacy@acme.in](mailto:privacy@acme.in).",
        '<p>You can change this in the <a href="#">cookie settings</a> at any time.</p>',
    ),
    bad=(
        "Read our [⟦refund policy⟧]() before you buy.",
        "Read our [⟦terms of use⟧](#) before you buy.",
        '<p>Write to <a href="mailto:">⟦our grievance officer⟧</a>.</p>',
    ),
)  # fmt: skip
def empty_link(document: Document, context: Context) -> Iterator[Hit]:
    """A link has an address.

    A link without one looks like a promise that the document is there: a page that says “read our refund policy” and
    leads nowhere has not made that policy available.
    """
    for link in document.links:
        if link.end == link.start or not _NOWHERE.match(link.href):
            continue
        words = document.text[link.start : link.end]
        if not words.strip(f" {OBJECT}") or (link.href.strip() and _ACTION.search(words)):
            continue  # an icon, or a button that a script makes
        listed = document.form is Form.HTML and "mailto" not in link.href and _alone(document, link)
        if listed and not (link.href == "" and _IS_ADDRESS.search(words)):
            continue  # an entry of a menu
        stands = f"leads to {brief(link.href.strip())}" if link.href.strip() else "has no address"
        yield Hit(
            link.start, link.end,
            f"The link {brief(words)} {stands}; the address of a page was expected.",
            "Write the address, or take the link away.",
        )  # fmt: skip


_IS_ADDRESS = regex(r"@|\.(?:com|org|net|in|io|co)\b|\d[\d ()-]{6,}\d")


def _alone(document: Document, link: Link) -> bool:
    block = document.block_at(link.start)
    return block.kind is HEADING or block.end - block.start < link.end - link.start + _FEW


_MAIL = regex(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = regex(r"(?:(https?)://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})(/\S*)?$", re.IGNORECASE)
_ENDINGS_WORDS = """
    ai app at au be biz br ca ch cloud co com de dev edu es eu eus fr gov hu ie in info int io it jp net nl no nz
    org pl pt se sg tech uk us xyz za
"""
_ENDINGS = frozenset(_ENDINGS_WORDS.split())


@prose_rule(
    "P208", "link-elsewhere", Severity.WARNING, local=True,
    good=(
        "Write to [privacy@acme.in](mailto:privacy@acme.in?subject=Data), or see [acme.in/terms](https://www.acme.in/terms/).",
        "See [www.google.com/ads](https://l.example.net/?u=https%3A%2F%2Fwww.google.com%2Fads).",
    ),
    bad=(
        "Write to [⟦privacy@acme.in⟧](mailto:info@other.in).",
        "See [⟦https://acme.in/terms⟧](https://acme.in/privacy).",
        "Write to [⟦help@acme.in⟧](http://help@acme.in).",
    ),
)  # fmt: skip
def link_elsewhere(document: Document, context: Context) -> Iterator[Hit]:
    """A link whose words are an address leads to that address.

    The words were changed and the link was not, or it was copied from another company's page. The reader trusts what is
    printed, and the request goes to somebody else.
    """
    for link in document.links:
        said = document.text[link.start : link.end]
        if "." not in said:
            continue
        words = said.strip().rstrip(".,;")
        if "." not in words or " " in words or len(words) > 200:
            continue
        href = link.href.strip()
        wrong = _other_mailbox(words, href) if "@" in words else _other_page(words, href)
        if wrong:
            yield Hit(
                link.start, link.end,
                f"The link says {brief(words)}, but leads to {brief(href)}.",
                "Let the words and the link name the same address.",
            )  # fmt: skip


def _other_mailbox(words: str, href: str) -> bool:
    if not _MAIL.fullmatch(words):
        return False
    if href.lower().startswith("mailto:"):
        from urllib.parse import unquote

        target = unquote(href[7:]).partition("?")[0].strip()
        return bool(target) and target.lower() != words.lower()
    return bool(re.match(r"https?://[^/]*@", href)) or (href.lower() == "http://" + words.lower())


def _other_page(words: str, href: str) -> bool:
    said = _URL.match(words)
    leads = _URL.match(href.partition("#")[0].partition("?")[0])
    if said is None or leads is None:
        return False
    host, target = said[2].lower(), leads[2].lower()
    if host.rpartition(".")[2] not in _ENDINGS and not said[1]:
        return False  # the name of a file
    if host != target:
        return host not in href.lower() and _brand(host) != _brand(target)
    path, other = (said[3] or "").rstrip("/").lower(), (leads[3] or "").rstrip("/").lower()
    path = path.partition("#")[0].partition("?")[0].rstrip("/.…")
    return bool(path) and not other.startswith(path) and not (other and path.startswith(other))


def _brand(host: str) -> str:
    """The label of a host that names its owner: the longest before the ending."""
    return max(host.split(".")[:-1], key=len)


_MODEL = regex(
    r"(?:^|[/@:])(?:www\.)?(?:your-?(?:domain|website|site|company|app|store|brand|business)|company-?name|"
    r"example\.(?:com|org|net)\b|domain\.(?:com|tld)\b|website\.com\b|(?:insert|link|url|page)-?here|placeholder|xxx+)"
    r"|[\[{<]|%(?:5b|7b|3c)|\b(?:todo|tbd|tba)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def _is_model(href: str) -> bool:
    return _MODEL.search(href) is not None


@prose_rule(
    "P215", "placeholder-address", Severity.ERROR, local=True,
    good=(
        "Read our [terms](https://www.acme.in/legal/terms?from=privacy#use), or [write to us](mailto:care@acme.in).",
        "Use a name such as [shop.example](https://shop.example/), and see how [domains](/domain.html) work.",
    ),
    bad=(
        "Read our [⟦cookie policy⟧](https://www.yourwebsite.com/cookies).",
        "Read our [⟦terms of use⟧](https://example.com/terms) before you buy.",
        "Write to [⟦our officer⟧](mailto:[email]), or see the [⟦returns page⟧](%7B%7Bshop_url%7D%7D).",
    ),
)  # fmt: skip
def placeholder_address(document: Document, context: Context) -> Iterator[Hit]:
    """A link leads to the company's own page, not to that of the template it was copied from.

    The words read well, so that nobody sees it but the customer who follows the link. A terms page that is announced
    under somebody else's address was never given to anybody.
    """
    for link in document.links:
        if link.end == link.start or not _is_model(link.href):
            continue
        words = document.text[link.start : link.end]
        if link.href.strip() in words or not words.strip(f" {OBJECT}"):
            continue  # the address is read in the text, where other rules look at it
        yield Hit(
            link.start, link.end,
            f"The link {brief(words)} leads to {brief(link.href.strip())}, which is the address of a template.",
            "Write the address of your own page.",
        )  # fmt: skip


RULES: tuple[Rule, ...] = (dead_anchor, empty_link, link_elsewhere, placeholder_address)
