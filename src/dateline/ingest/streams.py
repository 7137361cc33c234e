"""Streams that are looked into before they are read, unpacked while they are read, and never held whole."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

from dateline.errors import SizeError
from dateline.ingest.encoding import find_wide
from dateline.ingest.limits import Limits

HEAD_BYTES = 65_536
_GZIP_MAGIC = b"\x1f\x8b\x08"
_BLOCK = 65_536


class _Prefixed(io.RawIOBase):
    """``head``, then the rest of a stream; ``taken`` counts what was read.

    Where the rest is damaged, every read from there on raises what the first one raised.
    """

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest
        self._damage: Exception | None = None
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            got, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            got = self._read_rest(min(len(buffer), _BLOCK))
        buffer[: len(got)] = got
        self.taken += len(got)
        return len(got)

    def _read_rest(self, size: int) -> bytes:
        if self._damage:
            raise self._damage
        try:
            return _read_some(self._rest, size)
        except Exception as error:
            self._damage = error
            raise


class _Unpacked(io.RawIOBase):
    """A gzip stream's content, stopped when it grows past all measure."""

    def __init__(self, packed: _Prefixed, where: str, limits: Limits) -> None:
        self._packed = packed
        self._plain = gzip.GzipFile(fileobj=io.BufferedReader(packed, _BLOCK), mode="rb")
        self._where = where
        self._limits = limits
        self._grown = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        got = self._plain.read1(min(len(buffer), _BLOCK))  # "read" would lose what stands before a damage
        buffer[: len(got)] = got
        self._grown += len(got)
        limits = self._limits
        if self._grown > limits.record_bytes and self._grown > self._packed.taken * limits.expansion:
            problem = f"grows more than {limits.expansion}-fold when unpacked"
            raise SizeError(self._where, problem, "unpack it by hand if you trust it")
        return len(got)


class _Recoded(io.RawIOBase):
    """A UTF-16 or UTF-32 stream as UTF-8, so that lines and tags in it are found by their bytes."""

    def __init__(self, wide: BinaryIO, codec: str) -> None:
        self._wide = wide
        self._decoder = codecs.getincrementaldecoder(codec)(errors="replace")
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._ready and (block := self._wide.read(_BLOCK)):
            self._ready = self._decoder.decode(block).encode("utf-8", "replace")
        got, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(got)] = got
        return len(got)


def open_stream(raw: BinaryIO, where: str, limits: Limits) -> tuple[bytes, BinaryIO]:
    """The first bytes of an input, and the whole of it as a stream: gzip unpacked, UTF-16 and UTF-32 as UTF-8.

    Reading past what is whole raises OSError, EOFError or zlib.error where the packed bytes are damaged, SizeError
    where they are a bomb.
    """
    head = read_up_to(raw, HEAD_BYTES)
    if head.startswith(_GZIP_MAGIC):
        unpacked = _Unpacked(_Prefixed(head, raw), where, limits)
        raw = io.BufferedReader(_Prefixed(b"", io.BufferedReader(unpacked, _BLOCK)), _BLOCK)
        head = read_up_to(raw, HEAD_BYTES)
    wide = find_wide(head)
    if wide:
        raw = io.BufferedReader(_Recoded(io.BufferedReader(_Prefixed(head, raw), _BLOCK), wide), _BLOCK)
        head = read_up_to(raw, HEAD_BYTES)
    return head, io.BufferedReader(_Prefixed(head, raw), _BLOCK)


def read_up_to(stream: BinaryIO, size: int) -> bytes:
    """At most ``size`` bytes, fewer only at the end of the stream or before a damage, which the next read raises."""
    parts: list[bytes] = []
    try:
        while size > 0 and (part := _read_some(stream, min(size, _BLOCK))):
            parts.append(part)
            size -= len(part)
    except (OSError, EOFError, zlib.error):
        if not parts:
            raise
    return b"".join(parts)


def _read_some(stream: BinaryIO, size: int) -> bytes:
    """What one step gives: "read" of a buffered stream would lose what stands before a damage."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    return read(size)


def read_whole(stream: BinaryIO, where: str, limits: Limits) -> bytes:
    """All of a stream that is one record; raises SizeError past the limit, before more of it is read."""
    whole = read_up_to(stream, limits.record_bytes) + stream.read(1)
    if len(whole) > limits.record_bytes:
        raise SizeError(where, f"larger than {limits.record_bytes:,} bytes", "split it into its reports")
    return whole


def read_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Lines without their ending; None stands for a line longer than ``limit`` bytes, which is skipped unread."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_BLOCK)
        yield None
