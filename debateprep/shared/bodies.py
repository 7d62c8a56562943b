"""What a request may hold: JSON of a bounded size and depth, in UTF-8."""

import json
from typing import IO, Any, NoReturn

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer


class BodyTooLargeError(APIException):
    status_code = 413
    default_code = "too_large"
    default_detail = "Send less at once."


class JsonBody(BaseParser):
    """JSON of RFC 8259. REST framework's own parser reads without end, and breaks on depth."""

    media_type = "application/json"
    renderer_class = JSONRenderer

    def parse(
        self, stream: IO[bytes], media_type: str | None = None, parser_context: Any = None
    ) -> Any:
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        body = stream.read(limit + 1)
        if len(body) > limit:
            raise BodyTooLargeError(f"Send at most {limit} bytes at once.")
        try:
            return json.loads(body.decode(), parse_constant=_refuse)
        except RecursionError:
            raise ParseError("The JSON is nested too deeply.") from None
        except ValueError:
            raise ParseError("The body is not JSON in UTF-8.") from None


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
