"""Organisation files in layouts that people write: block and flow style, indentation, comments, blank lines, line ends."""

from random import Random
from typing import Any

from govcheck.documents.emit import flow, text


def laid_out(values: dict[str, Any], random: Random) -> str:
    """A mapping as a YAML document in a random layout that says the same."""
    newline = random.choice(("\n", "\n", "\r\n"))
    written = newline.join(_block(values, 0, random))
    ending = newline if random.random() < 0.8 else ""
    return ("\ufeff" if random.random() < 0.1 else "") + written + ending


def _block(mapping: dict[str, Any], depth: int, random: Random) -> list[str]:
    lines: list[str] = []
    indent = " " * depth
    step = random.choice((2, 2, 4))
    for key, value in mapping.items():
        if random.random() < 0.2:
            lines.append(random.choice(("", f"{indent}# about {key.splitlines()[0][:9]!r}", "# -----: {")))
        name = text(key) if len(key) < 100 else f"? {text(key)}{chr(10)}{indent}"
        name = name.split("\n")[0] if "\n" not in name else name
        lead = f"{indent}{name}:"
        tail = random.choice(("", "", "", "  # so it is: since {2019}, [x]"))
        if isinstance(value, dict) and value and random.random() < 0.6:
            lines += [lead + tail, *_block(value, depth + step, random)]
        elif isinstance(value, list) and value and random.random() < 0.5:
            dash = " " * (depth + random.choice((0, 2)))
            lines.append(lead + tail)
            lines += [f"{dash}- {_flow(item, random)}{random.choice(('', '', '  # one'))}" for item in value]
        elif isinstance(value, dict | list) and value and random.random() < 0.3:
            lines += [f"{lead} {part}" if n == 0 else f"{indent}    {part}" for n, part in enumerate(_open_flow(value, random))]
        else:
            lines.append(f"{lead}{random.choice((' ', '  '))}{_flow(value, random)}{tail}")
    return lines


def _flow(value: Any, random: Random) -> str:
    if isinstance(value, dict):
        space = random.choice(("", "", " "))
        return "{" + space + random.choice((", ", ",  ")).join(f"{text(k)}: {_flow(v, random)}" for k, v in value.items()) + space + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item, random) for item in value) + "]"
    return flow(value)


def _open_flow(value: Any, random: Random) -> list[str]:
    """A mapping or list in brackets over several lines, with a comment here and there."""
    items = [f"{text(k)}: {_flow(v, random)}" for k, v in value.items()] if isinstance(value, dict) else [_flow(v, random) for v in value]
    first, last = "{}" if isinstance(value, dict) else "[]"
    return [first, *(f"{item},{random.choice(('', '  # and'))}" for item in items[:-1]), items[-1], last]
