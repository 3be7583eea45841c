"""How an output is to look; what a terminal can do is found out by the command line."""

from govcheck.model.record import Record


class Look(Record):
    """Whether to colour, how many columns there are, whether to draw outside ASCII, and how much to tell.

    `root` is the folder in which govcheck runs, with ``/``: other programs want paths from there.
    `brief` is a line for each finding and the summary, for a terminal beside formats that went to files.
    `unicode` is about the signs that govcheck draws itself (``→``, ``·``); words of the organisation's file stay as they are.
    """

    colour: bool = False
    width: int = 100
    unicode: bool = True
    verbose: bool = False
    quiet: bool = False
    root: str = ""
    brief: bool = False
