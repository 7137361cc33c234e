import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.encoding import decode, find_codec, find_declared

RUSSIAN = "Министры двух стран встретились в пятницу. Её слова никто не подтвердил.\nПереговоры продолжатся."


@given(st.text().filter(lambda text: not text.startswith("\ufeff") and "\x00" not in text))
def test_utf8_comes_back_unchanged(text):
    assert decode(text.encode("utf-8")) == text


@given(
    st.binary(max_size=400), st.sampled_from([None, "utf-8", "latin-1", "shift_jis", "utf-16", "nonsense", "base64"])
)
def test_no_bytes_raise_and_no_surrogate_leaves(raw, declared):
    decode(raw, declared).encode("utf-8")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_text(codec):
    assert decode(RUSSIAN.encode(codec)) == RUSSIAN


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(codec):
    assert decode("The envoy left.\r\nNobody spoke.".encode(codec)) == "The envoy left.\r\nNobody spoke."


def test_a_declared_encoding_counts():
    assert decode(RUSSIAN.encode("koi8-r"), "KOI8-R") == RUSSIAN


def test_valid_utf8_outranks_a_wrong_declaration():
    assert decode(RUSSIAN.encode(), "windows-1251") == RUSSIAN


def test_an_undeclared_encoding_is_detected():
    assert decode((RUSSIAN * 5).encode("cp1251")) == RUSSIAN * 5


def test_stray_bytes_in_utf8_are_windows_1252():
    raw = "“We agreed,” said the envoy.\n".encode() + b"The caf\xe9 was shut\x85\n"
    assert decode(raw) == "“We agreed,” said the envoy.\nThe café was shut…\n"


def test_stray_bytes_inside_a_line_of_utf8():
    assert decode("“Yes,” he said in the caf".encode() + b"\xe9 opposite.") == "“Yes,” he said in the café opposite."


def test_a_cut_sequence_is_lost_alone():
    assert decode("“Zoë” left. ".encode() + b"\xe2\x80" + " “So”".encode()) == "“Zoë” left. \ufffd “So”"


def test_lines_of_two_encodings_are_decoded_each_for_itself():
    raw = "Встреча прошла в столице.\n".encode() + (RUSSIAN.encode("cp1251"))
    assert decode(raw) == "Встреча прошла в столице.\n" + RUSSIAN


def test_line_endings_are_kept():
    assert decode(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"


def test_latin1_means_windows_1252():
    assert decode(b"\x93Yes\x94", "ISO-8859-1") == "“Yes”"


def test_iso2022_is_ascii_until_it_is_declared():
    raw = "会談".encode("iso2022_jp")
    assert decode(raw, "ISO-2022-JP") == "会談"


@pytest.mark.parametrize(
    ("raw", "declared"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<?xml version=\"1.0\" encoding='koi8-r'?>", "koi8-r"),
        (b"<p>nothing</p>", None),
    ],
)
def test_declarations(raw, declared):
    assert find_declared(raw) == declared


def test_codecs_that_are_no_text_encodings_are_not_used():
    assert find_codec("base64") is None
    assert find_codec(None) is None
