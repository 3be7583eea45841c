"""How the findings came about, and from what: the last pages of a document."""

from govcheck import __version__
from govcheck.model.dossiers import Dossier
from govcheck.renderers.pieces.report_words import METHOD, SECTIONS
from govcheck.renderers.pieces.word.paper import Paper
from govcheck.renderers.pieces.word.tables import table


def method(paper: Paper, page: Dossier) -> None:
    """The method, the files and the rules that were read, and the sources that they cite."""
    paper.heading(SECTIONS["method"], 1)
    paper.text(METHOD)
    paper.heading("Files and rules", 2)
    paper.bullets(f"{given.path} (SHA-256 {given.sha256})" for given in page.assessment.inputs)
    paper.bullets(f"{pack.title or pack.id} ({pack.id}), version {pack.version}" for pack in page.assessment.packs)
    if page.assessment.profile is not None:
        changes = "; ".join(f"{one.rule} {one.change}, because {one.because}" for one in page.assessment.profile.changes)
        paper.text(f"Profile {page.assessment.profile.id}" + (f": {changes}." if changes else "."))
    paper.heading("Sources", 2)
    rows = [
        [
            source.title + (f". {source.note}" if source.note else ""),
            ", ".join(part for part in (source.edition, source.date) if part),
            str(source.rules),
        ]
        for source in page.references
    ]
    table(paper, ["Source", "Edition", "Rules"], rows, [112, 40, 18])
    paper.text(f"Made with govcheck {__version__}.", "Note")
