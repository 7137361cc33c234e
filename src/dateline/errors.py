"""What can go wrong, named by the stage at which it did.

::

    DatelineError            names the input, the stage and the remedy
    ├── IngestError          bytes could not become a report
    │   ├── FetchError       a web address did not answer as it should
    │   │   └── RefusedError an address, a robots.txt or a limit forbade the fetch
    │   ├── ParseError       the bytes are not what they seem
    │   └── SizeError        the input is larger than the limit
    ├── ReadError            the text could not be read as language
    ├── KnowledgeError       a rule table or gazetteer is damaged
    ├── StoreError           the store could not be read or written
    └── UsageError           the command was given something it cannot take
"""

from __future__ import annotations


class DatelineError(Exception):
    """Something went wrong with one input; the message names it, the stage, and what the user can do.

    ``where`` is the file, address or report; ``remedy`` says what to do next.
    """

    stage = "run"

    def __init__(self, where: str, problem: str, remedy: str) -> None:
        super().__init__(where, problem, remedy)
        self.where = where
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.stage}: {self.problem} — {self.remedy}"


class IngestError(DatelineError):
    """Bytes could not become a report."""

    stage = "ingest"


class FetchError(IngestError):
    """A web address did not answer as it should."""

    stage = "fetch"


class RefusedError(FetchError):
    """An address, a robots.txt or a limit forbade the fetch."""


class ParseError(IngestError):
    """The bytes are not what they seem."""

    stage = "parse"


class SizeError(IngestError):
    """The input is larger than the limit."""


class ReadError(DatelineError):
    """The text could not be read as language."""

    stage = "read"


class KnowledgeError(DatelineError):
    """A rule table or gazetteer is damaged."""

    stage = "knowledge"


class StoreError(DatelineError):
    """The store could not be read or written."""

    stage = "store"


class UsageError(DatelineError):
    """The command was given something it cannot take."""

    stage = "usage"
