"""How place names are written down for look-up, and what a place can be."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Feature(StrEnum):
    """What kind of place a gazetteer entry is."""

    CAPITAL = "capital"
    CITY = "city"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    REGION = "region"
    POINT = "point"


class Naming(StrEnum):
    """How a name stands to its place: the usual name, another one, or an abbreviation."""

    MAIN = "main"
    ALTERNATE = "alternate"
    SHORT = "short"


_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "þ": "th", "ħ": "h",
    "'": "", "’": "", "‘": "", "`": "", "ʼ": "", "ʿ": "", "ʾ": "", "ʻ": "", "´": "", ".": "",
})  # fmt: skip
_PRINT_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "Ð": "D", "ð": "d", "ß": "ss", "æ": "ae", "Æ": "Ae",
    "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "e", "Ə": "A", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "’": "'", "´": "'",
    "ʼ": "'", "‘": "", "`": "", "ʿ": "", "ʾ": "", "ʻ": "",
    "–": "-",
})  # fmt: skip
_SPACE = re.compile(r"[^\w]+")
_SAME = {"saint": "st", "mount": "mt", "fort": "ft"}
_ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "er", "es", "ez", "et"})


def fold_place(name: str) -> str:
    """The form under which a name is looked up: no case, diacritics, apostrophes, dots, hyphens or leading "the".

    >>> fold_place("Deir ez-Zor"), fold_place("Sana’a"), fold_place("The Hague"), fold_place("Saint-Étienne")
    ('deir ez zor', 'sanaa', 'hague', 'st etienne')
    """
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        name = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _SPACE.sub(" ", name.casefold().translate(_LETTERS)).split()
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(_SAME.get(word, word) for word in words)


def plain_name(name: str, *, transcribed: bool) -> str:
    """The form in which a gazetteer's name is shown: English letters, no diacritics nor marks of a transcription.

    ``transcribed`` says that an apostrophe inside the name is such a mark.

    >>> plain_name("Chahār Qal‘ah", transcribed=True), plain_name("Łódź", transcribed=False)
    ('Chahar Qalah', 'Lodz')
    >>> plain_name("Xi’an", transcribed=False), plain_name("Ryazan’", transcribed=False)
    ("Xi'an", 'Ryazan')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_PRINT_LETTERS))
    shown = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return (shown.replace("'", "") if transcribed else shown).strip("' ")


def find_article_variants(key: str) -> tuple[str, ...]:
    """Other spellings of a folded name as to the Arabic article, which the press writes, assimilates or leaves out.

    >>> find_article_variants("al bab"), find_article_variants("raqqa")
    (('bab', 'el bab'), ('al raqqa', 'ar raqqa', 'el raqqa'))
    """
    first, _, rest = key.partition(" ")
    if rest and first in _ARTICLES:
        return tuple(form for form in (rest, f"al {rest}", f"el {rest}") if form != key)
    sun = [f"a{letter} {key}" for letter in key[:1] if f"a{letter}" in _ARTICLES]
    return (f"al {key}", *sun, f"el {key}")


def is_latin_name(name: str) -> bool:
    """Whether an alternate name is a name in Latin letters as print has it, not a code or a transcription.

    >>> [is_latin_name(name) for name in ("Aleppo", "ISB", "aslam abad", "Алеппо", "al-Bab")]
    [True, False, False, False, True]
    """
    letters = name.lstrip("'’‘`ʿʻ")
    if not letters or name.isupper() or len(name) < 3:
        return False
    if not (letters[0].isupper() or letters[:3] in {"al-", "el-"}):
        return False
    return letters.isascii() or all(
        ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "ʿʻʼʾ’‘`" for letter in name
    )
