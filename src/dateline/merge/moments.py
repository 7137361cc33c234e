"""When a report came out, and whether another came out after it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

NEAR = timedelta(hours=3)
"""Reports that came out less than this apart are of one time: neither could have known of the other."""


class Moment(Struct, frozen=True):
    """The day of publication, and the time where it is known."""

    day: date | None
    time: datetime | None

    def is_before(self, other: Moment) -> bool:
        """Whether it is surely earlier; never so where a day is unknown, or one day is given without its time."""
        if self.time and other.time:
            return self.time < other.time
        return self.day is not None and other.day is not None and self.day < other.day

    def is_well_before(self, other: Moment) -> bool:
        """Whether it is earlier by more than :data:`NEAR`."""
        if self.time and other.time:
            return self.time + NEAR <= other.time
        return self.is_before(other)


def read_moment(published: str) -> Moment:
    """The moment of a date or an RFC 3339 time; unknown where it is neither. A time without a zone counts as UTC.

    >>> read_moment("2018-07-15T14:10:00+04:30").is_before(read_moment("2018-07-15T09:41:00Z"))
    True
    """
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return Moment(None, None)
    try:
        time = datetime.fromisoformat(published) if "T" in published else None
    except ValueError:
        time = None
    return Moment(day, time if time is None or time.tzinfo else time.replace(tzinfo=UTC))
