"""Writes YAML in the way of fact files, with what people do wrong now and then."""

from __future__ import annotations

from random import Random

SCALARS = (
    "x", "y z", '"q"', "'q'", '"q  r "', "'it''s'", "[a, b]", "[]", "{}", "{k: v}", '{k: v, l: [a, "b", {m: 1}]}', "12",
    "-5", "1.50", "0x1F", "~", "null", "true", "False", "it's", "a:b", "http://x.y/z?a=b#c", "---", "...", "“x”", "é 😀",
    "[https://a.b/c, x, 'y']", "TBD", "x\u00a0y", "no", "2026-01-01", "x  y", "a'b\"c", "x#y", "[a b, c d,  e ]",
    "[ a ]", "{ k:  v }", "a & b", "1:30", "-x", "x -", "a, b", '[x, "y, z"]',
)  # fmt: skip
ODD = (
    "&", "%", "- x", "[a: b]", "[a, ]", "{a}", "{a: 1, a: 2}", "a: b", "&a x", "*a", "!!str 1", "x\ty", "? x", "a:", '"x" y', '"\\n"', "[a]b", "|+", ">2", "'", "[",
)  # fmt: skip
BEGUN = ("x y", "it's", '"a b', "'a ", "[a, b,", "[a b", "{k: v,", "{k: v", "{k:", "x:", "[a, # c", "x # c")
ENDED = ("z", "z w", 'b"', "c'", "c]", "l: w}", "]", "}", ", d]", "- z", "v}", "# e")
BEHIND = (*[""] * 6, " # c", "   ", "  #c: d", "  # [", "#", " # \u2028")
LINES = ("t u", "v", "- w", "k: v", "# x", "x ", '"y"', " z")
TOKENS = (
    *"abc:-?[]{},#&*!|>'\"%@`\\ \n\t01.~<é😀\u2028\u00a0", ": ", "- ", "\n  ", "\n\n", "---\n", " # c", "&a ", "*a ", ">-\n",
)  # fmt: skip


class Writer:
    """Writes one file, the same again for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def text(self) -> str:
        """A file; in half of them something was changed in a place."""
        choose = self.random.choice
        text = choose((*[""] * 8, "---\n", "# c\n", "\n")) + self.block(0, 3) + choose(("\n", "\n", "", "\n\n"))
        at = self.random.randrange(len(text))
        match self.random.randrange(8):
            case 0:
                return f"{text[:at]}{choose(TOKENS)}{text[at:]}"
            case 1:
                return text[:at] + text[at + 1 :]
            case 2:
                return f"{text[:at]}\n{self.spaces(0, 6)}{text[at:]}"
            case 3:
                lines = text.split("\n")
                at = self.random.randrange(len(lines))
                lines[at] = self.spaces(0, 6) + lines[at].lstrip(" ")
                return "\n".join(lines)
        return text

    def spaces(self, least: int, most: int) -> str:
        return " " * self.random.randint(least, most)

    def block(self, column: int, depth: int) -> str:
        """A mapping or a list that stands in a column."""
        margin = " " * column
        if depth == 0 or self.random.random() < 0.65:
            keys = self.random.sample(("a", "b", "c", "d", "eE", "f_g", "h-i"), self.random.randint(1, 4))
            if self.random.random() < 0.02:
                keys.append(self.random.choice(("null", keys[0])))
            return "\n".join(margin + self.entry(key, column, depth) for key in keys)
        lines = []
        for _ in range(self.random.randint(1, 3)):
            gap = self.random.choice((1, 1, 1, 3))
            dash = f"{margin}-{' ' * gap}"
            if self.random.random() < 0.4:
                lines.append(dash + self.value(column))
                continue
            for key in self.random.sample(("a", "b", "c", "d"), self.random.randint(1, 3)):
                lines.append(dash + self.entry(key, column + 1 + gap, depth))
                dash = " " * len(dash)
        return "\n".join(lines)

    def entry(self, key: str, column: int, depth: int) -> str:
        """A key with its value, which may stand below it."""
        choose = self.random.choice
        chance = self.random.random()
        if depth and chance < 0.35:
            between = choose((*[""] * 5, "\n", "# c\n"))
            below = self.block(column + choose((0, 1, *[2] * 10, 4)), depth - 1)
            return f"{key}:{choose(('', '', '  # c', ' '))}\n{between}{below}"
        if chance < 0.42:
            return f"{key}:{choose(('', '', '  # c'))}"
        if chance < 0.5:
            return f"{key}:\n{' ' * (column + 2)}{self.value(column)}"
        return f"{key}:{choose((' ', ' ', ' ', '   '))}{self.value(column)}"

    def value(self, column: int) -> str:
        """A value, of several lines now and then."""
        choose = self.random.choice
        margin = " " * (column + choose((1, 2, 2, 4)))
        chance = self.random.random()
        if chance < 0.93:
            return choose(SCALARS if self.random.random() < 0.98 else ODD) + choose(BEHIND)
        if chance < 0.96:
            more = choose(("", "", f"\n{margin}more", f"\n{margin}- more", f"\n{margin}# c", "\n"))
            return f"{choose(BEGUN)}{choose(('', ' ', ''))}\n{margin}{choose(ENDED)}{choose(BEHIND)}{more}"
        lines = [margin + choose(LINES) for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 0.1:
            lines.insert(1, "")
        header = choose((">-", ">", "|", "|-", ">- # c", "|+", ">2"))
        return "\n".join([header, *lines]) + choose(("", "", "\n", "\n\n", "\n   ", "\n# c", f"\n{margin}# c"))
