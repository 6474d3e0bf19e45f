"""Whatever happens to a file on its way, it is read or refused, and never crashes anything."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.responses.answer_files import parse_answer_file
from app.exchange.responses.archives import read_archive
from app.exchange.responses.given import Given
from app.exchange.responses.settling import Settler
from app.exchange.responses.submissions import parse_submission
from app.models.errors import FileProblem
from app.models.forms.reading import read
from app.models.forms.shipped import shipped
from tests.exchange.responses.files import answer_file, submission

SETTLER = Settler(read(shipped("needs_heads")).form)
FORM = SETTLER.form
ANSWERS = {"school": "P1", "H01": "1", "H03_1_now": "50", "H11": "3 5", "H19": "1", "H25": "Рақмет"}
PLACE = st.floats(0, 1, exclude_max=True)
EDITS = st.lists(st.tuples(PLACE, st.binary(max_size=4), st.integers(0, 8)), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def valid(tmp_path_factory):
    path = tmp_path_factory.mktemp("valid") / "a.nisresp.json"
    return answer_file(path, ANSWERS).read_bytes(), submission(ANSWERS).encode()


def edited(content, edits):
    for place, put, cut in edits:
        at = int(place * len(content))
        content = content[:at] + put + content[at + cut :]
    return content


def outcome(parse, content):
    try:
        return parse("a", content)
    except FileProblem as problem:
        return problem.code


@given(EDITS)
def test_changed_zips_are_refused_or_read(valid, edits):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.nisresp.json", valid[0])
        archive.writestr("b/submission.xml", valid[1])
    found = outcome(read_archive, edited(packed.getvalue(), edits))
    assert isinstance(found, str) or all(SETTLER.settled(each) for each in found.given)


@given(EDITS)
def test_changed_bytes_are_refused_or_read(valid, edits):
    answers, xml = valid
    for parse, content in ((parse_answer_file, answers), (parse_submission, xml)):
        found = outcome(parse, edited(content, edits))
        assert isinstance(found, str) or SETTLER.settled(found)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_refused(content):
    text = json.dumps(content).encode()
    assert outcome(parse_answer_file, text) in {"response_unreadable", "response_damaged"}


NAMES = st.sampled_from([each.name for each in FORM.questions()]) | st.text(max_size=6)
VALUES = st.text(max_size=12) | st.sampled_from(["1", "3 5", "9", "100", "x"])


@given(st.dictionaries(NAMES, VALUES | st.lists(st.dictionaries(NAMES, VALUES), max_size=2)))
def test_any_answers_settle_into_what_settles_again(valid, answers):
    whole = outcome(parse_answer_file, valid[0])
    given_ = Given(whole.place, whole.way, answers, form=whole.form, day=whole.day)
    record, _problems = SETTLER.settled(given_)
    again, problems = SETTLER.settled(Given(whole.place, whole.way, record, day=whole.day))
    assert again == record
    assert all(each.severity.value == "warning" for each in problems)
