"""A store from Python: the same questions as on the command line, answered in typed rows.

>>> import dateline
>>> with dateline.open("conflict.sqlite") as store:              # doctest: +SKIP
...     for happening in store.happenings(actor="Russia", standing="contested"):
...         print(happening.from_, happening.type, happening.independent_origins)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dateline.errors import UsageError
from dateline.model import ReportObject
from dateline.serve.report_lists import find_reports_page
from dateline.store.actors import find_actors
from dateline.store.cited import SourceRow, find_sources
from dateline.store.database import Database
from dateline.store.filters import ClaimFilter
from dateline.store.query import stream_claims, turn_pages
from dateline.store.rows import ActorRow, ClaimRow, ReportRow
from dateline.store.summaries import HappeningFilter

if TYPE_CHECKING:
    from dateline.merge.corroboration import Happening
    from dateline.merge.flows import Flow

Asked = str | Iterable[str]
"""One value, or several."""

_FIELDS = {
    "id": "ids", "report": "reports", "kind": "kinds", "type": "types", "mode": "modes", "context": "contexts",
    "modality": "modalities", "actor": "actors", "who": "who", "whom": "whom", "place": "places",
    "country": "countries", "source": "sources", "source_kind": "source_kinds", "stance": "stances",
    "outlet": "outlets",
}  # fmt: skip
"""The field of a filter that each keyword fills; they are named as the options of the command line."""

_PAGE = 200

_SINGLE = ("since", "until", "text")


class Store:
    """One store. Questions take keywords named as the command line's options: ``actor``, ``type``, ``since``.

    Each takes one value or several; what several of them mean is told at :class:`~dateline.store.filters.ClaimFilter`.
    Answers are read as they are asked for, so memory does not grow with their number.

    Raises:
        UsageError: a keyword is not known, or its value cannot be understood.
        StoreError: the store could not be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._database = Database.open(path)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the store."""
        self._database.close()

    def claims(self, **asked: Asked) -> Iterator[ClaimRow]:
        """The claims that fit, newest first."""
        return stream_claims(self._database, find_filter(asked))

    def movements(self, **asked: Asked) -> Iterator[ClaimRow]:
        """The movements and presences that fit, newest first."""
        return stream_claims(self._database, replace(find_filter(asked), kinds=("movement", "presence")))

    def reports(self, **asked: Asked) -> Iterator[ReportRow]:
        """The reports that fit, newest first."""
        wanted = find_filter(asked)
        return turn_pages(lambda after: find_reports_page(self._database, wanted, limit=_PAGE, after=after))

    def report(self, identity: str) -> ReportObject | None:
        """All that was read in one report; null where the store has none of that id."""
        return self._database.load(identity)

    def actors(self, **asked: Asked) -> Iterator[ActorRow]:
        """The actors in claims that fit, those with most claims first."""
        wanted = find_filter(asked)
        return turn_pages(lambda after: find_actors(self._database, wanted, limit=_PAGE, after=after))

    def sources(self, **asked: Asked) -> Iterator[SourceRow]:
        """Who is cited where the filters look, the most cited first."""
        wanted = find_filter(asked)
        return turn_pages(lambda after: find_sources(self._database, wanted, limit=_PAGE, after=after))

    def happenings(
        self, *, standing: Asked = (), contested: Asked = (), origins: int = 0, told_in: int = 0, **asked: Asked
    ) -> Iterator[Happening]:
        """The happenings that fit, newest first, each weighed by all its claims.

        ``origins`` and ``told_in`` are least numbers of independent origins and of reports.
        """
        from dateline.serve.happening_lists import list_happenings

        wanted = HappeningFilter(find_filter(asked), _several(standing), _several(contested), origins, told_in)
        return list_happenings(self._database, wanted)

    def happening(self, identity: str) -> Happening | None:
        """One happening, by its id, the beginning of one, or the id of a claim in it; null where there is none."""
        from dateline.serve.happening_lists import load_happening

        return load_happening(self._database, identity)

    def flows(self, **asked: Asked) -> Iterator[Flow]:
        """Who is said to move from where to where by month, those with most independent origins first."""
        from dateline.serve.copying import find_families
        from dateline.serve.happenings import find_flows

        rows = stream_claims(self._database, replace(find_filter(asked), kinds=("movement",)))
        return find_flows(rows, partial(find_families, self._database))

    def merge(self, *happenings: str, by: str | None = None, reason: str | None = None) -> str:
        """Judges that happenings are one; the id of what they are now."""
        from dateline.serve.judging import merge_happenings, name_judge

        with Database.create(self._path) as database:
            return merge_happenings(database, happenings, name_judge(by, reason))

    def split(self, *claims: str, by: str | None = None, reason: str | None = None) -> str:
        """Judges that claims are of a happening of their own; its id."""
        from dateline.serve.judging import name_judge, split_claims

        with Database.create(self._path) as database:
            return split_claims(database, claims, name_judge(by, reason))


def find_filter(asked: dict[str, Asked]) -> ClaimFilter:
    """The filter that keywords ask for.

    >>> find_filter({"actor": "Russia", "type": ["CONSULT", "AGREE"], "since": "2018-07-01"}).types
    ('CONSULT', 'AGREE')

    Raises:
        UsageError: a keyword is not known.
    """
    fields: dict[str, object] = {}
    for name, values in asked.items():
        if name in _SINGLE:
            fields[name] = values
        elif name in _FIELDS:
            fields[_FIELDS[name]] = _several(values)
        else:
            raise UsageError(name, "there is no such filter", f"ask by {', '.join((*_FIELDS, *_SINGLE))}")
    return ClaimFilter(**fields)  # type: ignore[arg-type]  # the names are checked above


def _several(values: Asked) -> tuple[str, ...]:
    return (values,) if isinstance(values, str) else tuple(values)
