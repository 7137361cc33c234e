import gzip
import io

import pytest

from dateline.errors import SizeError
from dateline.ingest.limits import Limits
from dateline.ingest.streams import open_stream, read_lines, read_whole


def drain(stream):
    while stream.read(1_000):
        pass


def test_gzip_is_unpacked_also_in_several_members():
    packed = gzip.compress(b"one\n") + gzip.compress(b"two\n")
    head, stream = open_stream(io.BytesIO(packed), "a", Limits())
    assert head == stream.read() == b"one\ntwo\n"


def test_a_bomb_stops_before_it_fills_the_memory():
    packed = gzip.compress(b"\0" * 3_000_000)
    _, stream = open_stream(io.BytesIO(packed), "bomb.gz", Limits(record_bytes=100_000))
    with pytest.raises(SizeError, match=r"bomb\.gz.*100-fold"):
        drain(stream)


def test_text_that_packs_well_is_no_bomb():
    text = b"".join(b"The envoy met minister %d in town %d.\n" % (i, i * 7) for i in range(60_000))
    _, stream = open_stream(io.BytesIO(gzip.compress(text)), "a", Limits(record_bytes=1_000))
    assert stream.read() == text


@pytest.mark.parametrize("lines", [50, 50_000])
def test_cut_gzip_raises_after_what_is_whole(lines):
    whole = b"".join(b"%d\n" % (i * i) for i in range(lines))
    packed = gzip.compress(whole)
    _, stream = open_stream(io.BytesIO(packed[: len(packed) // 2]), "a", Limits())
    read = []
    with pytest.raises(EOFError):
        read.extend(read_lines(stream, 100))  # a list takes what comes before an error
    assert len(read) > lines // 4
    assert whole.startswith(b"\n".join(read))
    for _ in range(2):
        with pytest.raises(EOFError):
            read_whole(stream, "a", Limits())


def test_damage_is_not_read_over():
    packed = bytearray(gzip.compress(b"One record.", 0) * 2)
    packed[-6] ^= 1
    _, stream = open_stream(io.BytesIO(packed), "a", Limits())
    with pytest.raises(OSError, match="CRC"):
        drain(stream)
    with pytest.raises(OSError, match="CRC"):
        drain(stream)


@pytest.mark.parametrize("codec", ["utf-16", "utf-32", "utf-16-be"])
def test_wide_encodings_become_utf8(codec):
    text = "The envoy – a general – left.\n" * 9_000
    _, stream = open_stream(io.BytesIO(text.encode(codec)), "a", Limits())
    assert stream.read().decode("utf-8-sig") == text


def test_a_record_past_the_limit_is_refused():
    with pytest.raises(SizeError, match="larger than 10 bytes"):
        read_whole(io.BytesIO(b"a" * 11), "a", Limits(record_bytes=10))
    assert read_whole(io.BytesIO(b"a" * 10), "a", Limits(record_bytes=10)) == b"a" * 10


def test_a_line_past_the_limit_is_skipped_and_the_rest_is_read():
    lines = io.BytesIO(b"one\r\n" + b"x" * 200_000 + b"\ntwo")
    assert list(read_lines(lines, 10)) == [b"one", None, b"two"]


def test_a_pipe_that_gives_a_byte_at_a_time():
    class Drip(io.RawIOBase):
        left = b"slow words"

        def read(self, size=-1):
            got, self.left = self.left[:1], self.left[1:]
            return got

    head, stream = open_stream(Drip(), "-", Limits())
    assert head == stream.read() == b"slow words"
