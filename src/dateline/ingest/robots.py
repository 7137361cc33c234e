"""What a host's robots.txt lets a reader fetch (RFC 9309)."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

_LINE = re.compile(r"^\s*([A-Za-z-]{1,40})\s*:\s*([^#]*)")
_MOST_BYTES = 512_000


class Rule(Struct, frozen=True):
    """One Allow or Disallow line; ``path`` may hold ``*`` and a closing ``$``."""

    path: str
    allowed: bool


class Robots(Struct, frozen=True):
    """The rules that concern one reader, and the seconds it is asked to wait between requests."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allows(self, url: str) -> bool:
        """Whether the address may be fetched: the longest matching rule decides, Allow where two are equal."""
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        matching = [rule for rule in self.rules if _matches(rule.path, path)]
        return max(matching, key=lambda rule: (len(rule.path), rule.allowed)).allowed if matching else True


ALLOW_ALL = Robots()


def find_robots(content: bytes, agent: str) -> Robots:
    r"""The rules for ``agent`` (its product name, such as ``dateline``), else those for ``*``.

    >>> robots = find_robots(b"User-agent: *\nDisallow: /drafts/\nAllow: /drafts/open", "dateline")
    >>> robots.allows("https://example.org/drafts/1"), robots.allows("https://example.org/drafts/open")
    (False, True)
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    named: list[str] = []
    in_names = False
    for line in content[:_MOST_BYTES].decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        found = _LINE.match(line)
        if not found:
            continue
        field, value = found[1].lower(), found[2].strip()
        if field == "user-agent":
            name = value.lower().partition("/")[0]
            named = [*named, name] if in_names else [name]
            groups.setdefault(name, [])
            in_names = True
        elif field in ("allow", "disallow", "crawl-delay"):
            in_names = False
            for name in named:
                groups[name].append((field, value))
    return _find_rules(groups.get(agent.lower(), groups.get("*", [])))


def _find_rules(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple(Rule(_normal(value), field == "allow") for field, value in lines if field != "crawl-delay" and value)
    delays = [value for field, value in lines if field == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value)]
    return Robots(rules, max((float(delay) for delay in delays), default=0.0))


def _normal(path: str) -> str:
    """One spelling for each path, so that ``%7E`` and ``~`` compare equal."""
    return quote(unquote(path), safe="/?&=*$:;,@!+'()~%#[]")


def _matches(pattern: str, path: str) -> bool:
    """Match piece by piece from the left, which cannot backtrack."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for i, piece in enumerate(rest):
        if anchored and i == len(rest) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not anchored or at == len(path)
