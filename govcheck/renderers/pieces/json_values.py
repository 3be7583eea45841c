"""Values of facts as JSON: what the file would say, in plain lists and mappings."""

from datetime import date
from typing import Any

from govcheck.model.organization import Appointment, Channel, Engagement, Holding, Line
from govcheck.model.slots import Ref

_WORDS = {"sender": "from", "purpose": "for", "partner": "with", "person": "name"}


def value_json(value: Any) -> Any:
    """A value; a thing that is named is written with its kind (``position:ciso``), a superior by its id."""
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, Line) and value.purpose is None:
        return value.to
    if isinstance(value, Line | Channel | Engagement | Holding | Appointment):
        stated = {_WORDS.get(name, name): value_json(part) for name, part in value._asdict().items()}
        return {name: part for name, part in stated.items() if part is not None}
    if isinstance(value, tuple):
        return [value_json(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
