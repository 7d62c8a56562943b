"""What a request may hold, and what it is told when it may not."""

from io import BytesIO

import pytest
from rest_framework.exceptions import ParseError

from debateprep.shared.bodies import BodyTooLargeError, JsonBody


def parsed(body: bytes):
    return JsonBody().parse(BytesIO(body))


def test_json_in_utf_8_is_read():
    assert parsed('{"said": ["é", 1, null]}'.encode()) == {"said": ["é", 1, None]}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff", b"NaN", b"-Infinity", "{}".encode("utf-16"), b"1" * 5000]
)
def test_what_is_not_json_in_utf_8_is_refused(body):
    with pytest.raises(ParseError, match="not JSON in UTF-8"):
        parsed(body)


@pytest.mark.parametrize("opening", [b"[", b'{"a":'])
def test_json_without_a_bottom_is_refused(opening):
    with pytest.raises(ParseError, match="nested too deeply"):
        parsed(opening * 200_000)


def test_a_body_is_read_up_to_the_limit_and_not_beyond(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    endless = BytesIO(b'"' + b"x" * 1_000_000)

    with pytest.raises(BodyTooLargeError, match="at most 10 bytes"):
        JsonBody().parse(endless)

    assert endless.tell() == 11
    assert parsed(b'"12345678"') == "12345678"
