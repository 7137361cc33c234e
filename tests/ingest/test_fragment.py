from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.fragment import find_plain


def test_fragments_become_lines():
    assert find_plain("a &amp; b<br/>c<script>d</script><ul><li>e</li><li> f\n g</li></ul>") == "a & b\nc\ne\nf g"
    assert find_plain("The <b>envoy</b> left<!-- why -->.") == "The envoy left."
    assert find_plain("<!-- -->") == ""


def test_without_tags_lines_stay():
    assert find_plain(" One &amp; two.\n\nThree < four. ") == "One & two.\n\nThree < four."


@given(st.text(st.sampled_from("<>&;#x0/ab\x01\n'\" p")))
def test_no_fragment_raises(fragment):
    find_plain(fragment)
