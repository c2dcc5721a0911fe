"""The table of materiality: the packed one speaks of what the schema has, and each mistake is told at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.clauses.library import Library
from generator.facts.duration import Duration
from generator.facts.fields import walk
from generator.facts.terms import In
from generator.findings import Finding, UserError
from generator.laws.asked import field_of, steps
from generator.laws.reader import MATERIALITY, read_catalogue
from generator.laws.store import law_folders
from generator.paths import packed
from generator.review import table_reader
from generator.review.table import Row, Table, Way
from generator.review.table_reader import read_table
from generator.review.table_store import table

ROW = """\
uptime:
  about: the promised availability
  whom: [customer]
  notice: 60 days
  at_renewal: true
  channels: [mail]
  promised: [changes.notice]
  provisions: [XX-1]
  facts:
    sla.uptime:
      better: higher
      up: it rises
      down: it falls
    sla.window:
      better: [month, quarter]
    sla.status_url: neutral
"""

UNSAID = frozenset(
    [
        "advertising.principles_name",
        "advertising.principles_url",
        "analytics.own",
        "analytics.purpose",
        "aup.anti_spam.rule",
        "aup.lawful_only",
        "aup.networks",
        "aup.principle",
        "aup.synthetic_labels",
        "billing.payment_security",
        "billing.prior_price",
        "children.local_age",
        "company.brand_is_property",
        "company.business.model",
        "company.business.services_open",
        "company.business.summary",
        "company.privacy_commitment",
        "consent.authority_confirmed",
        "consent.legacy",
        "consent.legacy_notice_date",
        "consent.sensitive_withdrawal",
        "consumer.dark_patterns.audited",
        "consumer.dark_patterns.by",
        "consumer.dark_patterns.certificate_url",
        "consumer.dark_patterns.every",
        "consumer.helpline_partner",
        "consumer.imports[].address",
        "consumer.imports[].importer",
        "consumer.imports[].what",
        "cookies.consent.mechanism",
        "cookies.if_disabled",
        "cookies.stores",
        "data.accuracy_asked",
        "data.depends_on",
        "disclosures.assistance",
        "marketplace.differences",
        "marketplace.ranking",
        "marketplace.sellers_url",
        "sale_or_share.alternative_link",
        "sale_or_share.opt_in",
        "sale_or_share.opt_out_confirmation",
        "sale_or_share.signal_scope",
        "security.claims",
        "security.other_sites",
        "security.standards_statement",
        "security.tracking_confidential",
        "sharing.on_request",
        "third_parties.rules.except_law",
        "third_parties.rules.no_control",
        "third_parties.rules.own_support",
        "third_parties.rules.own_terms",
        "third_parties.rules.tokens_only",
        "verification.method",
    ]
)
"""The facts of which no row speaks: a person has to look at each change of them."""


def ways() -> list[tuple[Row, Way]]:
    return [(row, way) for row in table().rows for way in row.ways]


def _read(tmp_path: Path, text: str) -> tuple[Table | None, list[Finding]]:
    (tmp_path / MATERIALITY).write_text(text, encoding="utf-8")
    try:
        return read_table((tmp_path,), {"XX-1"}), []
    except UserError as error:
        return None, list(error.findings)


def test_every_fact_falls_under_a_row_or_is_written_down_here() -> None:
    assert {path for path, _, _ in walk() if not table().knows(path)} == UNSAID


def test_every_word_of_an_order_or_a_condition_is_one_that_the_fact_can_have(library: Library) -> None:
    for _, way in ways():
        words = [("", better) for better in (way.customer, way.data_subject) if isinstance(better, tuple)]
        for _, better in words:
            field = field_of(way.pattern)
            if field is not None and isinstance(field.kind, In):
                assert {word for rank in better for word in rank} <= set(library.vocabularies[field.kind.vocabulary]), (
                    way
                )
        at = ""
        for step in steps(way.pattern) or ():
            at = f"{at}.{step.name}" if at else step.name
            field = field_of(f"{at}[].{step.key}") if step.key else None
            if field is not None and isinstance(field.kind, In):
                assert step.value in library.vocabularies[field.kind.vocabulary], way.pattern
            at += "[]" if step.many else ""


def test_an_order_of_grounds_or_refunds_leaves_no_word_out(library: Library) -> None:
    for path in ("data.purposes[].legal_basis", "data.purposes[].dpdp_ground", "billing.refund.method"):
        field = field_of(path)
        better = next(w.customer or w.data_subject for _, w in ways() if w.pattern == path)
        assert field is not None
        assert isinstance(field.kind, In)
        assert isinstance(better, tuple)
        assert {word for rank in better for word in rank} == set(library.vocabularies[field.kind.vocabulary])


def test_clauses_can_stand_in_a_sentence() -> None:
    for row, way in ways():
        assert not row.about.endswith(".")
        for clause in (way.up, way.down):
            assert not clause.endswith("."), clause
            assert "\n" not in clause
        assert not way.up or way.up != way.down, way.pattern
        assert not way.why or (way.why[0].isupper() and way.why.endswith(".")), way.why


def test_a_change_for_the_worse_has_a_channel() -> None:
    assert [row.id for row in table().rows if not row.channels] == []


def test_the_catalogue_takes_the_table_for_no_law() -> None:
    assert (packed("laws") / MATERIALITY).is_file()
    assert MATERIALITY not in {law.path.removeprefix("laws/") for law in read_catalogue(law_folders(None)).laws}


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    found, problems = _read(tmp_path, ROW)
    assert problems == []
    assert found is not None
    (row,) = found.rows
    assert row[:8] == (
        "uptime",
        "the promised availability",
        Duration.parse("60 days"),
        True,
        False,
        ("mail",),
        ("changes.notice",),
        ("XX-1",),
    )
    assert [way[:3] for way in row.ways] == [
        ("sla.uptime", "higher", ""), ("sla.window", (("month",), ("quarter",)), ""), ("sla.status_url", "neutral", ""),
    ]  # fmt: skip
    assert row.ways[0][5:] == ("it rises", "it falls", "", False, ())
    assert (row.path, row.line) == ("laws/materiality.yml", 1)


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("  about:", "  abuot:", "2:3", "there is no key “abuot” here Did you mean “about”?"),
        ("  about: the promised availability\n", "", "2:3", "expected a text for “about”"),
        ("whom: [customer]", "whom: [costumer]", "3:10", "there is no whom “costumer” Did you mean “customer”?"),
        ("whom: [customer]", "whom: customer", "3:9", "expected a list for “whom”"),
        ("  whom: [customer]\n", "", "1:1", "expected whom the row “uptime” touches"),
        ("notice: 60 days", "notice: 60", "4:11", "expected a length of time"),
        ("  notice: 60 days\n", "", "2:3", "notice: expected a length of time"),
        ("at_renewal: true", "at_renewal: perhaps", "5:15", "expected true or false for “at_renewal”"),
        ("channels: [mail]", "channels: [male]", "6:14", "there is no channels “male” Did you mean “mail”?"),
        ("[changes.notice]", "[changes.notic]", "7:14", "no fact that holds a length of time Did you mean “changes.notice”?"),
        ("[changes.notice]", "[changes.reasons]", "7:14", "“changes.reasons” is no fact that holds a length of time"),
        ("[changes.notice]", "changes.notice", "7:13", "expected a list of fact paths"),
        ("[XX-1]", "[XX-2]", "8:16", "there is no provision “XX-2” Did you mean “XX-1”?"),
        ("sla.uptime:", "sla.uptme:", "10:5", "there is no fact “sla.uptme” Did you mean “sla.uptime”?"),
        ("sla.uptime:", "sla.credits.below:", "10:5", "there is no fact “sla.credits.below” Did you mean “sla.credits[].below”?"),
        ("sla.uptime:", "sla.credits[tier=x].below:", "10:5", "there is no fact"),
        ("sla.uptime:", "sla.*.below:", "10:5", "there is no fact"),
        ("better: higher", "better: higer", "11:15", "but found “higer” Did you mean “higher”?"),
        ("better: higher", "better: {a: higher}", "11:16", "there is no key “a” here"),
        ("better: higher", "better: 3", "11:15", "but found no single word"),
        ("better: higher", "better: true", "11:15", "“true” is of yes-or-no facts, and this is none"),
        ("      better: higher\n", "", "11:7", "but found nothing"),
        ("sla.uptime:", "sla.services:", "11:15", "“higher” is of numbers, times and sums, and this fact is none"),
        ("      up: it rises\n", "", "10:5", "expected a clause for “up”"),
        ("up: it rises", "up: [it]", "12:11", "expected a text for “up”"),
        ("up: it rises", "upp: it rises", "12:7", "there is no key “upp” here"),
        ("up: it rises", "up: it rises\n      said: maybe", "13:13", "expected said to be one of better, worse, look"),
        ("[month, quarter]", "[month]", "15:15", "expected at least two words, from best to worst"),
        ("[month, quarter]", "[month, [quarter, month]]", "15:15", "a word stands twice in this order"),
        ("      better: [month, quarter]", "      better: [month, quarter]\n      differ: much", "16:15", "expected true or false for “differ”"),
        ("sla.window:\n      better: [month, quarter]", "status:\n      better: [published, draft]\n      to: {weak: Why.}", "16:12", "“weak” is none of draft, published"),
        ("better: [month, quarter]", "better: [month, quarter]\n      to: {month: [a]}", "16:19", "expected a text for “month”"),
        ("better: [month, quarter]", "better: [month, quarter]\n      to: month", "16:11", "expected a group of keys"),
        ("sla.window:", "sla.time_zone:", "15:15", "an order is of facts that are one of a few words"),
        ("sla.window:", "grievance.tracks[].about:", "15:15", "“month” is none of content, consumer, data"),
        ("url: neutral", "url: higher", "16:21", "“higher” alone says too little"),
        ("url: neutral", "url: [a]", "16:21", "expected a group of keys"),
        ("uptime:\n  about", "uptime: 3\nother:\n  about", "1:9", "expected a group of keys"),
    ],
)  # fmt: skip
def test_each_mistake_is_told_at_its_place(tmp_path: Path, old: str, new: str, where: str, words: str) -> None:
    assert ROW.count(old) == 1
    _, problems = _read(tmp_path, ROW.replace(old, new))
    told = [(f"{p.span.line}:{p.span.column}", f"{p.message} {p.hint}") for p in problems]
    assert [words for at, text in told if at == where and words in text], told
    assert {(p.rule, p.path) for p in problems} == {("L901", "laws/materiality.yml")}


def test_a_pattern_stands_once(tmp_path: Path) -> None:
    _, problems = _read(tmp_path, ROW + ROW.replace("uptime:\n  about", "again:\n  about"))
    assert [p.message for p in problems if "again" in p.message] == []
    assert {p.message for p in problems} == {
        f"“{p}” stands in the row “uptime” too" for p in ("sla.uptime", "sla.window", "sla.status_url")
    }


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    _, problems = _read(
        tmp_path, ROW.replace("60 days", "soon").replace("mail", "male").replace("XX-1", "XX-2").replace("higher", "hi")
    )
    assert len(problems) == 4


def test_an_empty_table_says_what_was_expected(tmp_path: Path) -> None:
    _, problems = _read(tmp_path, "# nothing\n")
    assert [p.message for p in problems] == [
        "the file is empty or holds only comments; rows of the table of materiality were expected"
    ]


def test_rows_of_ones_own_come_first_and_replace_those_of_their_id(tmp_path: Path) -> None:
    own = ROW.replace("uptime:\n  about", "sla:\n  about").replace("XX-1", "IN-ECOM-7.3")
    (tmp_path / MATERIALITY).write_text(own, encoding="utf-8")
    both = table(tmp_path)
    assert both.rows[0].about == "the promised availability"
    assert [row.id for row in both.rows].count("sla") == 1
    assert len(both.rows) == len(table().rows)
    assert not both.knows("sla.credits[].credit"), "the row of that id was replaced as a whole"


def test_of_two_patterns_the_most_specific_decides_and_then_ones_own(tmp_path: Path) -> None:
    row = "mine:\n  about: mine\n  whom: [customer]\n  notice: at once\n  channels: [mail]\n  facts:\n"
    (tmp_path / MATERIALITY).write_text(
        row + "    sla: look\n    sla.uptime: look\n    recipients: look\n", encoding="utf-8"
    )
    both = table(tmp_path)

    def row_of(*names: str, meets: bool = False) -> str:
        found = both.find(names, lambda *_: meets)
        return found[0].id if found else ""

    assert row_of("sla", "uptime") == row_of("sla") == row_of("recipients") == "mine"
    assert row_of("sla", "credits") == "sla"
    assert row_of("recipients", meets=True) == "subprocessors"


def test_what_is_kept_between_runs_is_the_same_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGALSITE_CACHE_DIR", str(tmp_path / "cache"))
    first = table()
    monkeypatch.setattr(table_reader, "read_table", lambda *_: pytest.fail("it was not kept"))
    assert table().rows == first.rows


def test_a_broken_table_is_told_by_whoever_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / MATERIALITY).write_text(ROW, encoding="utf-8")
    with pytest.raises(UserError, match="there is no provision “XX-1”"):
        table(tmp_path)
