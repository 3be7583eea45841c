"""The ten checks by SQLite's recursive queries: ``python with_sqlite.py facts.sql`` prints each check with its count."""

import sqlite3
import sys
from pathlib import Path

database = sqlite3.connect(":memory:")
database.executescript(Path(sys.argv[1]).read_text(encoding="utf-8"))
database.executescript(Path(__file__).with_name("checks.sql").read_text(encoding="utf-8"))
for check, count in database.execute("select what, count(*) from found group by what"):
    print(check, count)
