import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.ingest.dates import find_published


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2021-03-04", "2021-03-04"),
        ("20210304", "2021-03-04"),
        ("2021-03-04T05:06:07Z", "2021-03-04T05:06:07Z"),
        ("2021-03-04T05:06:07.891+0200", "2021-03-04T05:06:07+02:00"),
        ("2021-03-04T05:06", "2021-03-04"),
        ("2021-03-04 05:06:07 UTC", "2021-03-04T05:06:07Z"),
        ("Thu, 04 Mar 2021 05:06:07 GMT", "2021-03-04T05:06:07Z"),
        ("Thu, 04 Mar 2021 05:06:07 +0430", "2021-03-04T05:06:07+04:30"),
        ("Thu, 04 Mar 2021 05:06:07 -0000", "2021-03-04T05:06:07Z"),
        ("4 March 2021", "2021-03-04"),
        ("March 4th, 2021", "2021-03-04"),
        ("Mar. 4, 2021", "2021-03-04"),
        ("2021/03/04", "2021-03-04"),
    ],
)
def test_usual_spellings_are_normalised(written, published):
    assert find_published(written) == published


@pytest.mark.parametrize(
    "written", [None, "", "yesterday", "04/03/2021", "2021-13-40", "2021-02-30T00:00:00Z", "9" * 99]
)
def test_what_states_no_date_gives_none(written):
    assert find_published(written) is None


@given(st.text(max_size=70))
def test_no_text_raises_and_normal_forms_stay(written):
    published = find_published(written)
    assert published is None or find_published(published) == published
