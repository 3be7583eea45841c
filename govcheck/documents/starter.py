"""The organisation file that ``govcheck init`` writes: small, commented, and in order by every rule that comes along."""


def starter_text() -> str:
    """The text of a starter ``org.yaml``."""
    return _STARTER


_STARTER = """\
# An organisation for govcheck. Replace what is here by your own; everything but the first line is optional,
# and what you leave out is reported as not modelled, never as a fault.
# Editors complete and explain this file with the schema that `govcheck schema org` prints.
govcheck: 1

organization:
  name: Example Organisation
  sector: manufacturing          # finance, healthcare, government ... some rules are stricter there
  regulated: false

# The chart: one entry a seat. A title such as "Chief Information Security Officer" says the role by itself;
# where yours does not, say it with `is:`, for example {title: Head of Digital, is: cio}.
positions:
  board: {title: Board of Directors, kind: body, tier: governing, scope: [cyber-risk]}
  audit: {title: Audit Committee, kind: body, tier: governing, part_of: board}
  ceo: {title: Chief Executive Officer, reports_to: board, holder: A. Example}
  cfo: {title: Chief Financial Officer, reports_to: ceo, holder: B. Example}
  legal: {title: General Counsel, is: [general-counsel, compliance-officer], reports_to: ceo, holder: C. Example}
  cio: {title: Chief Information Officer, reports_to: ceo, holder: D. Example}
  ciso:
    title: Chief Information Security Officer
    reports_to: ceo              # the line that decides about independence; dotted lines go into dotted_line_to
    dotted_line_to: [audit]
    holder: E. Example           # or: vacant
    deputy: soc
  soc: {title: SOC Manager, reports_to: ciso, holder: F. Example}
  operations: {title: Head of IT Operations, reports_to: cio, holder: G. Example}

# The RACI matrix: one row an activity, one letter a seat. R does the work, A answers for it (exactly one a row),
# C is asked beforehand, I is told afterwards; A/R is both.
raci:
  incident-response: {ciso: A, soc: R, operations: R, cio: C, legal: I, ceo: I}
  incident-response-plan: {ciso: A/R, cio: C, legal: C}
  post-incident-review: {ciso: A/R, cio: C}
  service-restoration: {cio: A, operations: R, ciso: C}
  it-strategy: {cio: A/R, ciso: C, cfo: C, ceo: I}
  tech-initiative-approval: {ceo: A, cio: R, ciso: C, cfo: C}
  security-awareness: {ciso: A/R, legal: C}

# How the CISO reaches the top without passing through the CIO.
channels:
  - {from: ciso, to: board, about: cyber-risk, frequency: quarterly, written: true, via: []}
"""
