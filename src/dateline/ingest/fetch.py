"""Web addresses to bytes, politely and only from public hosts. The one module with a clock and a network."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from importlib.metadata import version
from urllib.parse import urljoin

import httpx
from msgspec import Struct

from dateline.errors import FetchError, RefusedError
from dateline.ingest.addresses import Resolve, find_addresses, resolve_host
from dateline.ingest.limits import Limits
from dateline.ingest.robots import ALLOW_ALL, Robots, find_robots

PRODUCT = "Dateline"
USER_AGENT = f"{PRODUCT}/{version('dateline')} (reads news reports; obeys robots.txt)"
_ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"
)
_ROBOTS_SECONDS = 86_400.0
_LONGEST_DELAY = 60.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Validators = MutableMapping[str, tuple[str | None, str | None]]
"""Address to (ETag, Last-Modified) of its last answer; kept by the caller between runs."""


class Fetched(Struct, frozen=True):
    """What an address answered. ``url`` is where redirects led; ``unchanged`` means not modified since last time."""

    url: str
    content: bytes
    content_type: str = ""
    charset: str | None = None
    unchanged: bool = False


class _Answer(Struct, frozen=True):
    status: int
    headers: httpx.Headers
    content: bytes


class Fetcher:
    """Fetches addresses one at a time, waiting between requests to one host.

    ``transport``, ``resolve``, ``clock`` and ``sleep`` are the network and the time; tests pass their own. Proxies
    named in the environment are not used: they would connect to addresses that were not checked.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        validators: Validators | None = None,
        transport: httpx.BaseTransport | None = None,
        resolve: Resolve = resolve_host,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        user_agent: str = USER_AGENT,
    ) -> None:
        self._limits = limits
        self._validators: Validators = {} if validators is None else validators
        # No connection is kept: two hosts behind one address must not share one.
        self._transport = transport or httpx.HTTPTransport(
            trust_env=False, limits=httpx.Limits(max_keepalive_connections=0)
        )
        self._resolve = resolve
        self._clock = clock
        self._sleep = sleep
        self._user_agent = user_agent
        self._robots: dict[str, tuple[float, Robots]] = {}
        self._next_request: dict[str, float] = {}

    def close(self) -> None:
        """Close the transport."""
        self._transport.close()

    def fetch(self, address: str) -> Fetched:
        """The answer of an address, followed through redirects.

        Each step is checked anew: scheme, robots.txt, address. Raises RefusedError where one of them or a limit
        forbids it, FetchError where the host fails to answer or answers with an error; both name ``address``, whichever
        step failed.
        """
        try:
            return self._fetch(address)
        except FetchError as error:
            if error.where == address:
                raise
            at = "" if _is_same_page(error.where, address) else f"{error.where}: "
            raise type(error)(address, at + error.problem, error.remedy) from error

    def _fetch(self, address: str) -> Fetched:
        url = _find_url(address, address)
        for _ in range(self._limits.redirects + 1):
            robots = self._find_robots(url)
            if not robots.allows(str(url)):
                raise RefusedError(str(url), "robots.txt forbids it", "ask the publisher, or pass a saved copy")
            answer = self._request(url, self._conditions(address), robots.delay)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return self._find_fetched(address, url, answer)
            url = _find_next(url, answer, address)
        raise RefusedError(address, f"more than {self._limits.redirects} redirects", "pass the final address")

    def _conditions(self, address: str) -> dict[str, str]:
        etag, modified = self._validators.get(address, (None, None))
        stated = {"If-None-Match": etag, "If-Modified-Since": modified}
        return {name: value for name, value in stated.items() if value}

    def _find_fetched(self, address: str, url: httpx.URL, answer: _Answer) -> Fetched:
        if answer.status == httpx.codes.NOT_MODIFIED:
            return Fetched(str(url), b"", unchanged=True)
        if answer.status != httpx.codes.OK:
            raise FetchError(address, f"the host answered {answer.status}", _find_remedy(answer))
        self._validators[address] = (answer.headers.get("etag"), answer.headers.get("last-modified"))
        stated = answer.headers.get("content-type", "")
        charset = httpx.Response(200, headers={"content-type": stated}).charset_encoding
        return Fetched(str(url), answer.content, stated.partition(";")[0].strip().lower(), charset)

    def _find_robots(self, url: httpx.URL) -> Robots:
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        read_at, robots = self._robots.get(origin, (0.0, None))
        if robots is None or self._clock() - read_at > _ROBOTS_SECONDS:
            robots = self._fetch_robots(httpx.URL(f"{origin}/robots.txt"))
            self._robots[origin] = (self._clock(), robots)
        return robots

    def _fetch_robots(self, url: httpx.URL) -> Robots:
        """The host's rules: none where it has no robots.txt (4xx). Where it cannot say (5xx), all of it is closed."""
        for _ in range(self._limits.redirects + 1):
            answer = self._request(url, {}, 0.0)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                url = _find_next(url, answer, str(url))
                continue
            if answer.status == httpx.codes.OK:
                return find_robots(answer.content, PRODUCT)
            if not 400 <= answer.status < 500:
                raise FetchError(
                    str(url), f"the host answered {answer.status}, so its rules are unknown", "try again later"
                )
            break
        return ALLOW_ALL

    def _request(self, url: httpx.URL, conditions: dict[str, str], delay: float) -> _Answer:
        limits = self._limits
        port = url.port or (443 if url.scheme == "https" else 80)
        addresses = find_addresses(str(url), url.host, port, self._resolve, allow_private=limits.allow_private)
        self._wait(url.host, delay)
        with _named(str(url)):
            for address in addresses[:-1]:
                try:
                    return self._request_from(address, url, conditions)
                except (httpx.ConnectError, httpx.ConnectTimeout):
                    continue
            return self._request_from(addresses[-1], url, conditions)

    def _request_from(self, address: str, url: httpx.URL, conditions: dict[str, str]) -> _Answer:
        """Ask the address that was checked, by its number, so that no second look-up can change it."""
        limits = self._limits
        started = self._clock()
        seconds = httpx.Timeout(limits.fetch_seconds, connect=limits.connect_seconds)
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": self._user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            **conditions,
        }
        extensions = {"sni_hostname": url.host, "timeout": seconds.as_dict()}
        request = httpx.Request("GET", url.copy_with(host=address), headers=headers, extensions=extensions)
        response = self._transport.handle_request(request)
        try:
            packed = bytearray()
            assert isinstance(response.stream, httpx.SyncByteStream)  # noqa: S101 — a sync transport gives no other
            for part in response.stream:
                packed += part
                if len(packed) > limits.fetch_bytes:
                    raise RefusedError(str(url), f"larger than {limits.fetch_bytes:,} bytes", "save it, and split it")
                if self._clock() - started > limits.fetch_seconds:
                    raise FetchError(str(url), f"no end after {limits.fetch_seconds:g} seconds", "try again later")
        finally:
            response.close()
        content = _unpack(bytes(packed), response.headers.get("content-encoding", ""), str(url), limits.fetch_bytes)
        return _Answer(response.status_code, response.headers, content)

    def _wait(self, host: str, delay: float) -> None:
        pause = max(self._limits.host_delay_seconds, min(delay, _LONGEST_DELAY))
        now = self._clock()
        at = max(self._next_request.get(host, now), now)
        if at > now:
            self._sleep(at - now)
        self._next_request[host] = at + pause


@contextmanager
def _named(url: str) -> Iterator[None]:
    """Give the transport's failures the project's names."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise FetchError(url, "the host did not answer in time", "try again later") from error
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        problem = f"the connection failed: {error or type(error).__name__}"
        raise FetchError(url, problem, "check the address and the network") from error


def _find_url(address: str, asked: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(asked, f"no web address: {error}", "check its spelling") from error
    if url.scheme not in ("http", "https"):
        raise RefusedError(asked, f"leads to {url.scheme or 'no'} scheme, not http or https", "pass a web address")
    if not url.host:
        raise RefusedError(asked, "no web address: it names no host", "check its spelling")
    if url.userinfo:
        raise RefusedError(asked, "the address holds a user name", "pass it without user name and password")
    return url.copy_with(fragment=None)


def _is_same_page(one: str, other: str) -> bool:
    """Whether two spellings are of one address, but for the part after ``#``."""
    return httpx.URL(one).copy_with(fragment=None) == httpx.URL(other).copy_with(fragment=None)


def _find_next(url: httpx.URL, answer: _Answer, asked: str) -> httpx.URL:
    """Where a redirect leads."""
    try:
        return _find_url(urljoin(str(url), answer.headers["location"]), asked)
    except ValueError as error:
        raise FetchError(asked, f"a redirect leads to no web address: {error}", "pass the final address") from error


def _find_remedy(answer: _Answer) -> str:
    if answer.status in (429, 503):
        after = answer.headers.get("retry-after", "")
        return f"try again after {after} seconds" if after.isdigit() else "try again later"
    if answer.status in (401, 402, 403, 451):
        return "it is not open to readers; pass a saved copy"
    return "check the address" if answer.status < 500 else "try again later"


def _unpack(packed: bytes, encoding: str, url: str, limit: int) -> bytes:
    """The content of a gzip or deflate answer, stopped before it outgrows the limit."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return packed
    if name not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(url, f"the host packed its answer with {name}, unasked", "save the page and pass the file")
    # 32 + 15: zlib or gzip header, told apart by zlib; −15: deflate without one, as some hosts send it.
    bare = name == "deflate" and packed[:1] != b"\x78"
    unpacking = zlib.decompressobj(-15 if bare else 32 + 15)
    try:
        content = unpacking.decompress(packed, limit + 1)
    except zlib.error as error:
        raise FetchError(url, "the packed answer is damaged", "try again later") from error
    if len(content) > limit:
        raise RefusedError(url, f"larger than {limit:,} bytes when unpacked", "save it, and split it")
    return content
