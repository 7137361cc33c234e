import io
import tracemalloc

import pytest

from dateline.errors import IngestError, ParseError
from dateline.ingest.feed import read_feed
from dateline.ingest.limits import Limits

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Lighthouse</title><link>https://www.lighthouse.example/</link>
<language>en-gb</language>
<item><title>Boats &amp; fog</title><link>/boats</link><dc:creator>Ann Ottery</dc:creator>
<pubDate>Thu, 04 Mar 2021 05:06:07 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Boats were counted on Monday.</p><p>Nobody said why.</p><p>The post Boats appeared first on
The Lighthouse.</p>]]></content:encoded></item>
<item><title>Fog lifts</title><link>https://www.lighthouse.example/fog</link>
<description>The fog lifted&lt;br&gt;at noon.
</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour notes</title><link href="https://notes.example/"/>
<entry><title>Pier shut</title><link href="https://notes.example/pier"/><updated>2021-03-04T05:06:07+01:00</updated>
<author><name>Bo</name></author>
<content type="html">&lt;p&gt;The pier was shut on Monday.&lt;/p&gt;</content></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<channel rdf:about="x"><title>Buoys</title><link>https://buoys.example/</link><items><rdf:Seq/></items></channel>
<item rdf:about="y"><title>Buoy found</title><link>https://buoys.example/1</link>
<description>A buoy was found.</description>
</item></rdf:RDF>"""


def read(text, url=None, **limits):
    raw = text if isinstance(text, bytes) else text.encode()
    return list(read_feed(io.BytesIO(raw), "feed.xml", Limits(**limits), url))


def test_rss_gives_full_content_else_title_and_summary():
    full, short = read(RSS)
    assert full.text == "Boats were counted on Monday.\nNobody said why."
    assert (full.title, full.author, full.language) == ("Boats & fog", "Ann Ottery", "en-gb")
    assert (full.url, full.published) == ("https://www.lighthouse.example/boats", "2021-03-04T05:06:07Z")
    assert (full.outlet, full.rest_at) == ("lighthouse.example", None)
    assert short.text == "Fog lifts\n\nThe fog lifted\nat noon."
    assert short.rest_at == "https://www.lighthouse.example/fog"


def test_atom_and_rdf():
    (entry,) = read(ATOM)
    assert (entry.text, entry.outlet, entry.author) == ("The pier was shut on Monday.", "notes.example", "Bo")
    assert entry.published == "2021-03-04T05:06:07+01:00"
    (item,) = read(RDF)
    assert (item.text, item.outlet) == ("Buoy found\n\nA buoy was found.", "buoys.example")


def test_encodings_as_declared():
    text = RSS.replace('encoding="UTF-8"', 'encoding="windows-1251"').replace("Nobody said why", "Никто не сказал")
    assert "Никто не сказал" in read(text.encode("cp1251"))[0].text


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;">]>',
        '<!-- > --><!DOCTYPE r [<!ENTITY x "]">]>',
    ],
)
def test_entities_of_its_own_are_refused(doctype):
    feed = RSS.replace("<rss", doctype + "<rss", 1).replace("Short.", "&x;")
    with pytest.raises(ParseError, match="entities of its own"):
        read(feed)


def test_a_doctype_without_entities_is_read():
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'
    assert len(read(RSS.replace("<rss", doctype + "<rss", 1))) == 2


def test_a_feed_cut_in_the_middle_keeps_what_is_there():
    assert read(RSS[: RSS.index("<item><title>Fog")])[0].title == "Boats & fog"
    found = read(RSS[: RSS.index("at noon")])
    assert [draft.title for draft in found] == ["Boats & fog", "Fog lifts"]


def test_an_empty_feed_is_an_error():
    with pytest.raises(ParseError, match="no item"):
        read(RSS[: RSS.index("<item>")] + "</channel></rss>")


def test_an_item_without_text_is_named():
    first, *_ = read(RSS.replace("<item>", "<item><link>/x</link></item><item>", 1))
    assert isinstance(first, IngestError)
    assert first.where == "feed.xml, item 1"


def test_a_broken_link_is_left_out():
    first, _ = read(RSS.replace("<link>/boats", "<link>http://[boats"))
    assert first.url is None


def test_a_large_feed_takes_little_memory():
    head, rest = RSS[: RSS.index("<item>")], RSS[RSS.index("<item>") : RSS.index("</channel>")]
    rest = rest.replace("Short.", "Boats were counted. " * 3_000)

    class Endless(io.RawIOBase):
        left = 500

        def read(self, size=-1):
            self.left -= 1
            return (head if self.left == 499 else rest if self.left > 0 else "").encode()

    tracemalloc.start()
    count = sum(1 for _ in read_feed(Endless(), "feed.xml", Limits()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2 * 498
    assert peak < 15_000_000
