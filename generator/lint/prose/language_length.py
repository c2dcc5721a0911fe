"""Rules P603 to P606: sentences, paragraphs and sections that are hard to read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import is_english, paragraphs
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document, Section

MOST_SENTENCE, MOST_PARAGRAPH, MOST_GRADE = 40, 120, 16
"""Words in a sentence, words in a paragraph, and the grade of a section, from which on they are told."""
_WORST = 3
_VOWELS = regex(r"[aeiouy]+")
_LONG = (
    "We collect, use, store, share and otherwise process the personal information of our customers, of their staff and "
    "of all visitors of our websites for the purposes of giving them the services that they have ordered, of improving "
    "these services, of sending news about them"
)


def _sentences_of(document: Document, section: Section) -> tuple[tuple[int, int], ...]:
    sentences = document.sentences
    first = bisect_left(sentences, (section.start,))
    return sentences[first : bisect_left(sentences, (max(section.end, section.start + 1),))]


@prose_rule(
    "P603", "long-sentence", Severity.INFO, local=True,
    good="We collect your name. We use it to answer your questions, and keep it for a year.",
    bad=f"⟦{_LONG} and of meeting the duties that the law lays on us.⟧",
)  # fmt: skip
def long_sentence(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence has at most forty words.

    Readers lose the thread after some twenty-five words, and a duty after forty is read by nobody. Aim at fifteen to
    twenty on average. The three longest of a section are told.
    """
    count = document.text.count
    if not any(end - start > 160 and count(" ", start, end) >= MOST_SENTENCE for start, end in document.sentences):
        return
    for section in document.sections:
        sentences = _sentences_of(document, section)
        long = [(count(" ", start, end) + 1, start, end) for start, end in sentences if end - start > 160]
        long = [entry for entry in long if entry[0] > MOST_SENTENCE]
        long.sort(key=lambda entry: (-entry[0], entry[1]))
        for words, start, end in sorted(long[:_WORST], key=lambda entry: entry[1]):
            said = brief(document.text[start:end])
            message = f"The sentence {said} has {words} words; at most {MOST_SENTENCE} were expected."
            yield Hit(start, end, message, "Split it: one idea a sentence. Make a list of what is listed.")


@prose_rule(
    "P604", "long-paragraph", Severity.INFO, local=True,
    good="We collect your name. We use it to answer your questions, and keep it for a year.",
    bad="⟦" + " ".join(["We keep your name and your address for a year, and then we erase both of them."] * 8) + "⟧",
)  # fmt: skip
def long_paragraph(document: Document, context: Context) -> Iterator[Hit]:
    """A paragraph has at most a hundred and twenty words.

    On a telephone that is a whole screen without a stop. Aim at eighty words and one idea.
    """
    for block in paragraphs(document):
        if block.end - block.start > 500:
            count = document.text.count(" ", block.start, block.end) + 1
            if count > MOST_PARAGRAPH:
                words = document.words_of(block)
                message = f"The paragraph {brief(words)} has {count} words; at most {MOST_PARAGRAPH} were expected."
                yield Hit(block.start, block.end, message, "Break it where a new idea begins, or make a list of it.")


def grade(words: int, sentences: int, syllables: int) -> float:
    """The grade of Flesch and Kincaid (1975): the years at school after which a text is read with ease."""
    return 0.39 * words / max(1, sentences) + 11.8 * syllables / max(1, words) - 15.59


class _Syllables(dict[str, int]):
    """Syllables of each word that was met: groups of vowels, without a mute “e” at the end."""

    def __missing__(self, word: str) -> int:
        if len(self) > 50_000:
            self.clear()
        bare = word.strip(_SIGNS)
        count = len(_VOWELS.findall(bare))
        if count > 1 and bare.endswith(("e", "es", "ed")) and not bare.endswith(_SOUNDED):
            count -= 1
        self[word] = max(1, count)
        return self[word]


_SIGNS = ".,;:!?()[]“”\"'‘’"
_SOUNDED = ("le", "les", "ted", "ded", "ie", "ies", "ee", "ces", "ses", "zes", "ges", "xes", "ches", "shes")
_SYLLABLES = _Syllables()
_EASY = 16
"""A section whose sentences have on average no more words is left alone, whatever its words."""


def count_syllables(words: list[str]) -> int:
    """The syllables of words in lower case, counted by their groups of vowels."""
    return sum(map(_SYLLABLES.__getitem__, words))


@prose_rule(
    "P605", "reading-grade", Severity.INFO,
    good="## Data\n\nWe collect your name. We use it to answer you. We keep it for a year. Then we erase it.",
    bad=(
        "## ⟦Information⟧\n\n" + " ".join(
            ["Notwithstanding the contractual obligations of the organisation, confidentiality considerations "
             "necessitate the implementation of comprehensive authentication methodologies and of identification "
             "verification procedures."] * 5
        )
    ),
)  # fmt: skip
def reading_grade(document: Document, context: Context) -> Iterator[Hit]:
    """A section can be read by people who left school at eighteen.

    The law asks for clear and plain language (GDPR Article 12, DPDP Act section 5). A grade above sixteen needs a
    university degree; aim at ten to twelve. Names, tables and lists are left out of the count.
    """
    if not is_english(document):
        return
    for section in document.sections:
        if section.heading is None or section.end - section.start < 600:
            continue
        whole = [(start, end) for start, end in _sentences_of(document, section) if end - start > 40]
        count = sum(document.text.count(" ", start, end) + 1 for start, end in whole)
        if count < 80 or len(whole) < 3 or count < _EASY * len(whole):
            continue
        words = [word for start, end in whole for word in document.lower[start:end].split()]
        reached = round(grade(len(words), len(whole), count_syllables(words)))
        if reached > MOST_GRADE:
            heading = section.heading
            message = (
                f"The section {brief(document.words_of(heading))} needs {reached} years at school to be read with "
                f"ease; at most {MOST_GRADE} were expected."
            )
            yield Hit(heading.start, heading.end, message, "Use shorter sentences and everyday words.")


_PASSIVE = regex(
    r"(?:is|are|was|were|be|been|being) (?:not |also |only |then |never |always )?"
    r"(?:[a-z]+ed|kept|made|given|sent|held|sold|taken|"
    r"shown|told|done|seen|written|known|bound|set|put|chosen|found|built|lost|paid)\b"
)


@prose_rule(
    "P606", "passive-wall", Severity.INFO, local=True,
    good="We collect your name and keep it. The data is stored in Pune. We erase it after a year. You can object.",
    bad=(
        "⟦Your data is collected by machines. It is stored on servers that are managed by partners. It is shared "
        "where it is needed, and is erased when it is no longer required. Requests are answered when they are made.⟧"
    ),
)  # fmt: skip
def passive_wall(document: Document, context: Context) -> Iterator[Hit]:
    """A paragraph says who does what.

    “Data is shared” hides by whom and with whom. Where nearly every sentence of a paragraph is in the passive, nobody
    can tell who owes what.
    """
    lower = document.lower
    if not is_english(document):
        return
    for block in paragraphs(document):
        if block.end - block.start > 200:
            words = lower[block.start : block.end]
            if " we " in words or words.startswith("we "):
                continue
            if words.count(" is ") + words.count(" are ") + words.count(" be ") + words.count(" been ") < 4:
                continue
            passive = len(_PASSIVE.findall(words))
            sentences = words.count(". ") + 1
            if passive >= 5 and passive > sentences:
                message = (
                    f"The paragraph {brief(document.words_of(block))} has {passive} passives in {sentences} sentences "
                    "and no “we”; who does what was expected."
                )
                yield Hit(block.start, block.end, message, "Say who does it: “we share”, “our host keeps”.")


RULES: tuple[Rule, ...] = (long_sentence, long_paragraph, reading_grade, passive_wall)
