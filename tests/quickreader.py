"""A reader that needs no files and no language model: ``numbers:5`` stands for five small reports, ``bad:x`` for a
file that cannot be read, ``rich:`` for the rich objects. Run as a program it is ``dateline`` with this reader.
"""

from __future__ import annotations

import msgspec

from dateline.errors import ParseError
from objects import empty_report, numbered_report, port_report, talks_report

RICH = {coded.report.id: coded for coded in (talks_report(), port_report(), empty_report())}


class QuickReader:
    """Stands in for the pipeline, and counts how often reports are coded and coders loaded."""

    def __init__(self) -> None:
        self.coded = self.loaded = 0
        self.fetched: list[str] = []

    def read(self, inputs, published, outlet, settings, known):
        for given in inputs:
            for each in self._read(given, published, outlet, known):
                yield given, each

    def _read(self, given, published, outlet, known):
        kind, _, rest = given.partition(":")
        if kind == "numbers":
            yield from (numbered_report(number).report for number in range(int(rest)))
        elif kind == "bad":
            yield ParseError(rest, "the bytes are no text", "give a text file")
        elif kind == "interrupt":
            raise KeyboardInterrupt
        elif kind == "https":
            yield from self._fetch(given, known)
        else:
            for coded in RICH.values():
                defaults = {
                    "published": coded.report.published or published,
                    "outlet": coded.report.outlet or outlet,
                }
                yield msgspec.structs.replace(coded.report, **defaults)

    def _fetch(self, url, known):
        if known.get(url) == ('"1"', None):
            return
        self.fetched.append(url)
        known[url] = ('"1"', None)
        yield talks_report().report
        yield port_report().report

    def load_coder(self, settings):
        self.loaded += 1
        return self

    def code(self, report):
        self.coded += 1
        if report.id in RICH:
            return msgspec.structs.replace(RICH[report.id], report=report)
        return numbered_report(int(report.title.split()[1]))


if __name__ == "__main__":
    from dateline.serve.cli import main

    main(obj=QuickReader())
