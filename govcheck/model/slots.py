"""Addresses: what a fact is called (`Slot`), what a thing is called (`Ref`), and where either stands (`Location`).

Evidence, locations, edits, plans and fingerprints all speak in slots, so the words here are the contract between the parts.

Slots that hold what the file says (an edit may set them):

========================================  ==========================================================================
slot                                      value
========================================  ==========================================================================
``organization:<field>``                  an attribute of the organisation (`Organization` field, or a house attribute)
``line:<position>``                       the solid lines upward: ``tuple[Line, ...]`` or None
``dotted:<position>``                     the dotted lines upward: ``tuple[str, ...]`` or None
``holder:<position>``                     `Holding` or None
``position:<position>/<field>``           any other field of `Position`
``cell:<matrix>/<row>/<position>``        letters, strongest first (``"A/R"``), or None
``activity:<row>/<field>``                a field of `Activity`
``<section>:<id>/<field>``                ``policy gate training decision risk asset vendor party entity metric``
``person:<person>/name``                  the name of a person whom ``persons`` tells apart
``channel:<sender>``                      every channel that leaves a position, role or party: ``tuple[Channel, ...]``
========================================  ==========================================================================

Slots that are read off others (evidence may name them, no edit sets them):

========================================  ==========================================================================
``is:<position>``                         the roles that the position carries by declaration or exact title
``role:<role>``                           the positions that carry a role
``tier:<position>``                       governing, management or working, for a body
``subordinates:<position>``               who reports to it over solid lines
``chaired:<position>``                    the bodies that it chairs
``relations:<who>``                        what others state about their relation to a position, role or party
``seats:<person>``                        the positions that a person holds
``row:<matrix>/<row>``                    all cells of one row
``rows:<activity>``                       the rows that stand for a canonical activity, with that of which it is a part
``letters:<position>``                    all cells of one position
``letter:<letter>``                        whether the matrices use a letter at all
``root:<position>``                       whether solid lines may end here
``layer:<position>``                      its layer, 1 at the top
``layers:chart``                          how many layers the chart has
``tops:chart``                            where solid lines end, and who has no superior
``circles:chart``                         the circles of solid lines
``section:<section>``                     the ids in a section (``section:positions``, ``section:matrices`` are rows)
========================================  ==========================================================================
"""

from govcheck.model.record import Record


class Ref(Record):
    """The name of a thing: ``position:ciso``, ``role:ciso``, ``party:regulator``, ``activity:incident-response``."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Slot(Record):
    """The address of a fact: a kind and a path, ``cell:main/incident-response/ciso`` as text."""

    kind: str
    path: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind}:" + "/".join(part.replace("~", "~0").replace("/", "~1") for part in self.path)

    @classmethod
    def parse(cls, text: str) -> "Slot":
        """Read a slot back from its text; raises ValueError where there is no kind."""
        kind, colon, path = text.partition(":")
        if not colon or not kind:
            raise ValueError(f"no slot: {text!r}; expected kind:path")
        return cls(kind, tuple(part.replace("~1", "/").replace("~0", "~") for part in path.split("/")))


def slot(kind: str, *path: str) -> Slot:
    """The slot of that kind and path."""
    return Slot(kind, path)


class Location(Record):
    """A stretch of a source file; lines and columns count from 1, the end column is the first one after it."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Problem(Record):
    """Something wrong with the input, a pack, the config or the words typed; never a finding."""

    path: str
    line: int
    column: int
    message: str
    nearest: str | None = None

    def __str__(self) -> str:
        hint = f" (did you mean {self.nearest}?)" if self.nearest else ""
        return f"{self.path}:{self.line}:{self.column}: {self.message}{hint}"
