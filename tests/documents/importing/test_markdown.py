"""Matrices as Markdown tables: several to a document, every way of writing a cell, columns that are letters. All of it is invented."""

from govcheck.documents.importing.gather import Wishes
from tests.documents.importing.importing import AS_OF, imported, problems

QUIRKS = """\
# Security handbook

## 4.1 Incident handling[^1]

| **Task** | CISO | CIO | SOC&nbsp;lead | Legal \\| Privacy |
|:---------|:----:|:---:|:---:|---:|
| **Before** | | | | |
| Incident response | **A** | C | R | I |
| Incident *containment* | A/R | c | r (night shift) | - |
| Service restoration¹ | (I) | AR | — | n/a |
| Post-incident review | A, R | A | R<br>C | I[^2] |

Some text.

| Name | Room |
|---|---|
| Ada Byrne | 12 |
"""


def test_cells_as_people_write_them() -> None:
    read = imported(("handbook.md", QUIRKS))
    assert (
        read.text
        == """\
govcheck: 1
matrices:
  main:
    title: "4.1 Incident handling"
    # columns: CISO = ciso (exact); CIO = chief-investment-officer or cio (open); SOC lead = soc-manager (exact)
    rows:
      Incident response: {CISO: A, CIO: C, SOC lead: R, "Legal | Privacy": I}  # incident-response (exact)
      Incident containment: {CISO: A/R, CIO: C, SOC lead: R}  # incident-containment (exact)
      Service restoration: {CISO: I, CIO: A/R}  # service-restoration (exact)
      Post-incident review: {CISO: A/R, CIO: A, SOC lead: R/C, "Legal | Privacy": I}  # post-incident-review (exact)
"""
    )
    assert read.told == [
        "handbook.md:1:1: neither charts nor matrices, and left out: '4.1 Incident handling'",
        "handbook.md:9:38: 'r (night shift)' is read as R",
        "handbook.md:10:26: '(I)' is read as I",
    ]
    assert read.warnings == ["handbook.md:11:33: 'Post-incident review' has A twice: CISO and CIO; kept as it is"]
    assert read.left_out == ["handbook.md:7: a section heading"]
    assert read.counts == ["handbook.md (matrix '4.1 Incident handling'): 5 rows = 4 activities + 1 left out"]


TWO = """\
## Operations
| Activity | CIO | Service Desk |
|---|---|---|
| Access provisioning | A | R |

## Controls
| Control | Owner | Responsible | Accountable | Consulted | Informed |
|---|---|---|---|---|---|
| Backup | IT | CISO / CIO | CEO | Legal & Compliance, HR | - |
| Logging | IT | CISO | CISO | CIO | All staff |
"""


def test_all_tables_of_a_document_are_read_and_columns_may_be_letters() -> None:
    read = imported(("two.md", TWO))
    assert (
        read.text
        == """\
govcheck: 1
matrices:
  operations:
    title: Operations
    # columns: CIO = chief-investment-officer or cio (open); Service Desk = helpdesk-manager (exact)
    rows:
      Access provisioning: {CIO: A, Service Desk: R}  # access-provisioning (exact)
  controls:
    title: Controls
    # columns: CISO = ciso (exact); CIO = chief-investment-officer or cio (open); CEO = ceo (exact); Legal & Compliance = @
    rows:
      Backup: {CISO: R, CIO: R, CEO: A, Legal & Compliance: C, HR: C}  # backup-management (exact)
      Logging: {CISO: A/R, CIO: C, All staff: I}
""".replace("@", "compliance-officer, general-counsel (exact)")
    )
    assert read.told[0] == "two.md:1:1: 2 tables are read: 1 'Operations'; 2 'Controls'; --table NUMBER or --table HEADING reads one"


def test_one_table_by_number_or_heading() -> None:
    by_number = imported(("two.md", TWO), wishes=Wishes(AS_OF, tables=("1",)))
    by_heading = imported(("two.md", TWO), wishes=Wishes(AS_OF, tables=("operations",)))
    assert by_number == by_heading
    assert list(by_number.organization.matrices) == ["main"]
    assert problems(("two.md", TWO), wishes=Wishes(AS_OF, tables=("Budget",))) == [
        "two.md:1:1: no table 'Budget'; there are: 1 'Operations'; 2 'Controls'"
    ]


def test_a_document_without_a_matrix() -> None:
    assert problems(("notes.md", "# Notes\n\nNothing here.\n")) == [
        "notes.md:1:1: nothing to import: looked for a table of letters R, A, C, I, or a Mermaid diagram; found no table"
    ]
