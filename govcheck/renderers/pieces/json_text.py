"""JSON that is safe to show, and equal for equal content."""

import json
import re
from typing import Any

#: what a terminal or an editor might obey or hide, and what UTF-8 cannot hold; JSON lets each be written as an escape
_UNSAFE = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def json_text(content: Any, indent: int | None = 2) -> str:
    """The content as JSON with a line feed at the end; without `indent` as short as can be."""
    separators = (",", ":") if indent is None else None
    text = json.dumps(content, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return _UNSAFE.sub(lambda sign: json.dumps(sign[0])[1:-1], text) + "\n"
