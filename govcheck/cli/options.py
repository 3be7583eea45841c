"""The options that every command that judges shares, said once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govcheck.cli.parser import Parser


def add_judging_options(made: "Parser") -> None:
    """Add what decides how an organisation is judged; the names are those of `govcheck.cli.judging.Request`."""
    made.add_argument("--pack", action="append", default=[], metavar="DIR", help="a rule pack of your own, beside those that come along")
    made.add_argument("--profile", metavar="ID|FILE", help="a named tuning of the rules, such as us-federal-agency or small-organisation")
    made.add_argument("--select", action="append", metavar="WORD", help="only these rules: ids, packs or clauses such as cio-ciso:7")
    made.add_argument("--ignore", action="append", metavar="WORD", help="not these rules")
    made.add_argument("--as-of", metavar="DATE", help="the day to judge as of, YYYY-MM-DD (default: today)")
    made.add_argument("--waivers", metavar="FILE", help="accepted findings: who accepted each, why, and until when")
    made.add_argument("--waivers-from", metavar="FILE", help="the waivers that count instead, such as main:waivers.yaml of git")
    made.add_argument("--no-waivers", action="store_true", help="accept nothing, whatever the configuration says")
    made.add_argument("--baseline", metavar="FILE", help="findings that are known: only new ones are shown and counted")
    made.add_argument("--no-baseline", action="store_true", help="count every finding as new, whatever the configuration says")
    add_source_options(made)
    made.add_argument("--config", metavar="FILE", help="the configuration (default: the nearest govcheck.toml upward, or pyproject.toml)")


def add_source_options(made: "Parser") -> None:
    """Add what says how sources in other formats are read, such as HR exports and spreadsheets."""
    made.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="what a column of a source holds; may be ignore")
    made.add_argument("--map-file", metavar="FILE", help="columns and letters from a file that govcheck import --save-map wrote")
    made.add_argument("--letters", action="append", default=[], metavar="V=R,...", help="what a matrix's own letters stand for")
    made.add_argument("--table", action="append", default=[], metavar="N|HEADING", help="only this table or sheet of a source")
    made.add_argument(
        "--from", dest="source_format", metavar="FORMAT", help="the format of standard input: csv, xlsx, xls, markdown, mermaid, yaml, json"
    )
