"""Which words that two texts share a reader sees as the same: changes move to where sense begins, and are joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Match(NamedTuple):
    """So many tokens, from here in the old text and from there in the new one, are the same."""

    old: int
    new: int
    size: int


_SMALL_WORDS = """
    a an the and or of to in on at by for with from as is are be was were been it its this that these those which who
    whom we you they our your their us them he she his her if than then so such any each also into about
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_ENDS = frozenset(".!?।॥")
_STOPS = frozenset(",;:–—")
_SMALL_WEIGHT = 0.25
_PASSES = 8
"""How often changes are joined; two or three times is enough for prose."""
SHARED = 0.3
"""Of the words of the shorter text so large a share must stay, or the text counts as written anew."""


def tidy(
    matches: Sequence[Match], old_keys: Sequence[int], new_keys: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> list[Match]:
    """The matches that are worth keeping, each where it reads best; keys tell which tokens are the same."""
    kept = _slid(list(matches), old_keys, new_keys, old, new)
    old_weights, new_weights = _Weights(old), _Weights(new)
    for _ in range(_PASSES):
        if len(fewer := _joined(kept, old_weights, new_weights)) == len(kept):
            break
        kept = fewer
    shared = sum(old_weights.between(match.old, match.old + match.size) for match in kept)
    inner = [m for m in kept if m.old and m.old + m.size < len(old)]
    if inner and shared < SHARED * min(old_weights.all, new_weights.all):
        return []
    return kept


class _Weights:
    """What words weigh: much where they carry sense, little where they only join, nothing for signs."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self._sums = [0.0]
        total = 0.0
        for text in texts:
            if any(map(str.isalnum, text)):
                total += _SMALL_WEIGHT if text.lower() in _SMALL else 1.0
            elif not text.isascii() and text not in "।॥–—“”‘’…":
                total += 1.0  # an emoji, a sign of currency
            self._sums.append(total)

    def between(self, first: int, last: int) -> float:
        return self._sums[last] - self._sums[first]

    @property
    def all(self) -> float:
        return self._sums[-1]


def _joined(matches: list[Match], old: _Weights, new: _Weights) -> list[Match]:
    """The matches without those that would leave a change in crumbs."""
    kept: list[Match] = []
    for at, match in enumerate(matches):
        after_old, after_new = match.old + match.size, match.new + match.size
        last = kept[-1] if kept else Match(0, 0, 0)
        following = matches[at + 1] if at + 1 < len(matches) else Match(len(old.texts), len(new.texts), 0)
        left = (old.between(last.old + last.size, match.old), new.between(last.new + last.size, match.new))
        right = (old.between(after_old, following.old), new.between(after_new, following.new))
        texts = old.texts[match.old : after_old]
        if not _is_crumb(texts, old.between(match.old, after_old), left, right):
            kept.append(match)
    return kept


def _is_crumb(texts: Sequence[str], weight: float, left: tuple[float, float], right: tuple[float, float]) -> bool:
    """True where what stays is too little beside the changes (deleted, inserted) on its left and right."""
    if not (max(left) and max(right) and left[0] + right[0] and left[1] + right[1]):
        return False
    limit = min(max(left), max(right))
    if not _ENDS.isdisjoint(texts):
        return bool(min(left) and min(right)) and weight * 4 <= limit - 3
    if weight < 1:
        return weight <= limit
    if not _STOPS.isdisjoint(texts):
        return weight * 3 <= limit
    return weight <= limit if weight == 1 else weight * 2 <= limit


def _slid(
    matches: list[Match], old_keys: Sequence[int], new_keys: Sequence[int], old: Sequence[str], new: Sequence[str]
) -> list[Match]:
    """Moves what was only put in, or only struck out, to the place among equal ones where sense begins and ends."""
    if matches and (matches[0].old or matches[0].new):
        matches.insert(0, Match(0, 0, 0))
    if matches and (matches[-1].old + matches[-1].size < len(old) or matches[-1].new + matches[-1].size < len(new)):
        matches.append(Match(len(old), len(new), 0))
    for at in range(1, len(matches)):
        before, after = matches[at - 1], matches[at]
        first_old, first_new = before.old + before.size, before.new + before.size
        if first_old == after.old:
            keys, texts, first, last = new_keys, new, first_new, after.new
        elif first_new == after.new:
            keys, texts, first, last = old_keys, old, first_old, after.old
        else:
            continue
        shift = _best_shift(keys, texts, first, last, before.size, after.size)
        if shift:
            matches[at - 1] = Match(before.old, before.new, before.size + shift)
            matches[at] = Match(after.old + shift, after.new + shift, after.size - shift)
    return [match for match in matches if match.size]


def _best_shift(
    keys: Sequence[int], texts: Sequence[str], first: int, last: int, room_before: int, room_after: int
) -> int:
    """How far to move the stretch from `first` to `last` of one text, which reads the same wherever it is moved."""
    lowest, highest = 0, 0
    while -lowest < room_before and keys[first + lowest - 1] == keys[last + lowest - 1]:
        lowest -= 1
    while highest < room_after and keys[first + highest] == keys[last + highest]:
        highest += 1
    if lowest == highest:
        return 0
    return max(range(lowest, highest + 1), key=lambda by: (_sense(texts, first + by, last + by), -abs(by)))


def _sense(texts: Sequence[str], first: int, last: int) -> int:
    """How well a stretch stands for itself."""
    score = 0
    for at in (first, last):
        before = texts[at - 1] if 0 < at < len(texts) else "."
        score += 6 if before in _ENDS else 3 if before in _STOPS else 0
    score += texts[first].lower() in _SMALL
    score -= texts[last - 1].lower() in _SMALL
    return score
