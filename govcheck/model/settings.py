"""What a run is told from outside: the day it judges as of. Built by the command line, read through the graph."""

from datetime import date

from govcheck.model.record import Record


class Settings(Record):
    """`as_of` is the day that "today" means; nothing below the command line asks for the time."""

    as_of: date
