import gzip

import httpx
import pytest

from dateline.errors import FetchError, RefusedError
from dateline.ingest.fetch import Fetcher
from dateline.ingest.limits import Limits

HOSTS = {"x.example": "93.184.216.34", "y.example": "93.184.216.35", "inside.example": "10.0.0.5"}
NO_ROBOTS = httpx.Response(404)


class Net:
    """A network of hosts that answer from a table, a clock that moves when it is told to sleep."""

    def __init__(self, answers):
        self.answers = answers
        self.requests = []
        self.lookups = []
        self.now = 100.0
        self.slept = []

    def answer(self, request):
        self.requests.append(request)
        address = f"{request.url.scheme}://{request.headers['host']}{request.url.raw_path.decode()}"
        answer = self.answers.get(address, NO_ROBOTS)
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            return answer(request)
        return answer

    def resolve(self, host, port):
        self.lookups.append(host)
        return [HOSTS.get(host, host)]

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds

    def fetcher(self, validators=None, **limits):
        return Fetcher(
            Limits(**limits),
            validators=validators,
            transport=httpx.MockTransport(self.answer),
            resolve=self.resolve,
            clock=lambda: self.now,
            sleep=self.sleep,
        )


def page(body=b"<p>one</p>", status=200, **headers):
    stated = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, stream=httpx.ByteStream(body), headers=stated)


def moved(to, status=301):
    return httpx.Response(status, headers={"location": to})


def test_the_request_goes_to_the_address_that_was_checked():
    net = Net({"https://x.example/a": page(content_type="text/html; charset=koi8-r")})
    fetched = net.fetcher().fetch("https://x.example/a#part")
    robots, request = net.requests
    assert request.url.host == "93.184.216.34"
    assert request.headers["host"] == "x.example"
    assert request.extensions["sni_hostname"] == "x.example"
    assert request.headers["user-agent"].startswith("Dateline/")
    assert robots.url.path == "/robots.txt"
    assert (fetched.url, fetched.content) == ("https://x.example/a", b"<p>one</p>")
    assert (fetched.content_type, fetched.charset) == ("text/html", "koi8-r")


def test_a_name_that_is_looked_up_otherwise_the_second_time_is_checked_again():
    net = Net({"https://x.example/a": page()})
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    net.resolve = lambda host, port: next(answers)
    with pytest.raises(RefusedError, match=r"127\.0\.0\.1"):
        net.fetcher().fetch("https://x.example/a")
    assert [request.url.host for request in net.requests] == ["93.184.216.34"]


@pytest.mark.parametrize(
    "url",
    [
        "http://inside.example/",
        "http://127.0.0.1:8000/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "ftp://x.example/a",
        "file:///etc/hostname",
        "http://user:secret@x.example/",
    ],
)
def test_addresses_that_are_refused_see_no_request(url):
    net = Net({})
    with pytest.raises(RefusedError):
        net.fetcher().fetch(url)
    assert net.requests == []


@pytest.mark.parametrize("url", ["http://inside.example/a#b", "https://x.example/moved", "https://y.example/a"])
def test_errors_name_the_address_that_was_asked_for(url):
    net = Net({"https://x.example/moved": moved("http://inside.example/")})
    net.answers["https://y.example/robots.txt"] = page(status=500)
    with pytest.raises(FetchError) as caught:
        net.fetcher().fetch(url)
    assert caught.value.where == url
    assert "/robots.txt: " in caught.value.problem


@pytest.mark.parametrize("to", ["http://inside.example/", "http://127.0.0.1/", "file:///etc/hostname"])
def test_redirects_are_checked_like_first_addresses(to):
    net = Net({"https://x.example/a": moved(to)})
    with pytest.raises(RefusedError):
        net.fetcher().fetch("https://x.example/a")
    assert {request.headers["host"] for request in net.requests} == {"x.example"}


def test_private_addresses_where_they_are_allowed():
    net = Net({"http://inside.example/": page()})
    assert net.fetcher(allow_private=True).fetch("http://inside.example/").content == b"<p>one</p>"


def test_redirects_are_followed_up_to_the_limit():
    net = Net({"https://x.example/a": moved("/b"), "https://x.example/b": moved("https://y.example/c", 308)})
    net.answers["https://y.example/c"] = page(b"end")
    assert net.fetcher().fetch("https://x.example/a").url == "https://y.example/c"
    net.answers["https://x.example/loop"] = moved("/loop")
    net.answers["https://x.example/broken"] = moved("http://[broken/")
    with pytest.raises(FetchError, match="no web address"):
        net.fetcher().fetch("https://x.example/broken")
    with pytest.raises(RefusedError, match="more than 5 redirects"):
        net.fetcher().fetch("https://x.example/loop")


def test_robots_are_obeyed_and_kept():
    net = Net({"https://x.example/robots.txt": page(b"User-agent: *\nDisallow: /a"), "https://x.example/b": page()})
    fetcher = net.fetcher()
    with pytest.raises(RefusedError, match="robots"):
        fetcher.fetch("https://x.example/a")
    fetcher.fetch("https://x.example/b")
    assert [request.url.path for request in net.requests] == ["/robots.txt", "/b"]
    net.now += 90_000
    fetcher.fetch("https://x.example/b")
    assert [request.url.path for request in net.requests][2:] == ["/robots.txt", "/b"]


@pytest.mark.parametrize("answer", [httpx.Response(503), httpx.ConnectError("refused")])
def test_a_host_that_cannot_say_its_rules_is_closed(answer):
    net = Net({"https://x.example/robots.txt": answer, "https://x.example/a": page()})
    with pytest.raises(FetchError, match=r"https://x\.example/robots\.txt"):
        net.fetcher().fetch("https://x.example/a")
    assert [request.url.path for request in net.requests] == ["/robots.txt"]


def test_robots_behind_a_redirect_to_a_private_host_are_refused():
    net = Net({"https://x.example/robots.txt": moved("http://inside.example/robots.txt")})
    with pytest.raises(RefusedError, match=r"10\.0\.0\.5"):
        net.fetcher().fetch("https://x.example/a")


def test_requests_to_one_host_wait_and_to_others_do_not():
    net = Net({"https://x.example/a": page(), "https://y.example/a": page()})
    fetcher = net.fetcher(host_delay_seconds=3.0)
    fetcher.fetch("https://x.example/a")
    assert net.slept == [3.0]
    fetcher.fetch("https://y.example/a")
    assert net.slept == [3.0, 3.0]
    net.now += 10
    fetcher.fetch("https://x.example/a")
    assert net.slept == [3.0, 3.0]


def test_a_crawl_delay_is_kept():
    net = Net({"https://x.example/robots.txt": page(b"User-agent: *\nCrawl-delay: 9"), "https://x.example/a": page()})
    fetcher = net.fetcher()
    fetcher.fetch("https://x.example/a")
    fetcher.fetch("https://x.example/a")
    assert net.slept[-1] == 9.0


def test_validators_are_sent_and_kept():
    def answer(request):
        same = request.headers.get("if-none-match") == '"1"' and "if-modified-since" in request.headers
        return httpx.Response(304) if same else page(etag='"1"', last_modified="Thu, 04 Mar 2021 05:06:07 GMT")

    validators = {}
    net = Net({"https://x.example/a": answer})
    assert not net.fetcher(validators).fetch("https://x.example/a").unchanged
    assert validators == {"https://x.example/a": ('"1"', "Thu, 04 Mar 2021 05:06:07 GMT")}
    assert net.fetcher(validators).fetch("https://x.example/a").unchanged


def test_answers_past_the_size_are_refused_unread():
    given = []

    def endless():
        while True:
            given.append(1)
            yield b"x" * 1_000

    net = Net({"https://x.example/a": lambda request: httpx.Response(200, content=endless())})
    with pytest.raises(RefusedError, match="larger than 10,000 bytes"):
        net.fetcher(fetch_bytes=10_000).fetch("https://x.example/a")
    assert len(given) < 20


def test_packed_answers_are_unpacked_up_to_the_size():
    net = Net({"https://x.example/a": page(gzip.compress(b"words"), content_encoding="gzip")})
    assert net.fetcher().fetch("https://x.example/a").content == b"words"
    net.answers["https://x.example/a"] = page(gzip.compress(b"\0" * 1_000_000), content_encoding="gzip")
    with pytest.raises(RefusedError, match="when unpacked"):
        net.fetcher(fetch_bytes=10_000).fetch("https://x.example/a")
    net.answers["https://x.example/a"] = page(b"not gzip", content_encoding="gzip")
    with pytest.raises(FetchError, match="damaged"):
        net.fetcher().fetch("https://x.example/a")
    net.answers["https://x.example/a"] = page(b"?", content_encoding="br")
    with pytest.raises(FetchError, match="unasked"):
        net.fetcher().fetch("https://x.example/a")


def test_a_slow_drip_ends():
    net = Net({})

    def drip():
        while True:
            net.now += 10
            yield b"x"

    net.answers["https://x.example/a"] = lambda request: httpx.Response(200, content=drip())
    with pytest.raises(FetchError, match="no end after 60 seconds"):
        net.fetcher().fetch("https://x.example/a")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.Response(404), "answered 404 — check the address"),
        (httpx.Response(403), "answered 403 — it is not open"),
        (httpx.Response(429, headers={"retry-after": "120"}), "answered 429 — try again after 120 seconds"),
        (httpx.Response(500), "answered 500 — try again later"),
        (httpx.ReadTimeout("slow"), "did not answer in time"),
        (httpx.ConnectError("refused"), "connection failed: refused"),
    ],
)
def test_failures_name_the_address_and_a_remedy(answer, words):
    net = Net({"https://x.example/a": answer})
    with pytest.raises(FetchError, match=f"https://x.example/a: fetch: .*{words}"):
        net.fetcher().fetch("https://x.example/a")


def test_the_next_address_is_tried_where_one_is_dead():
    net = Net({})

    def answer(request):
        if request.url.host == "1.1.1.1":
            raise httpx.ConnectError("dead")
        return page() if request.url.path == "/a" else httpx.Response(404)

    net.answers = {"https://x.example/a": answer, "https://x.example/robots.txt": answer}
    net.resolve = lambda host, port: ["1.1.1.1", "1.0.0.1"]
    assert net.fetcher().fetch("https://x.example/a").content == b"<p>one</p>"


def test_what_is_no_address_is_an_error():
    with pytest.raises(FetchError):
        Net({}).fetcher().fetch("https://[broken/")
