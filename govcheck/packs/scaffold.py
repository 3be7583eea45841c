"""The text of a new rule, its pack and its source: a rule that is sound, passes its examples, and shows what to change."""

from govcheck.source.nodes import Scalar


def pack_text(pack: str) -> str:
    """The ``pack.yaml`` of a new pack."""
    return f"""\
# A rule pack of your own. Use it with: govcheck org.yaml --pack DIR
id: {_text(pack)}
title: House rules
version: "1"
date: 2026-01-01
sources: [{_text(pack)}]
"""


def sources_text(pack: str) -> str:
    """The ``sources.yaml`` of a new pack."""
    return f"""\
# Where your rules come from: a policy, a standard, a board's decision. Rules cite them as {pack}:CLAUSE
- id: {_text(pack)}
  title: Our own governance policy
  edition: first edition
  date: 2026-01-01
"""


def rule_text(rule: str, pack: str) -> str:
    """The file of a new rule."""
    return f"""\
# One file is the rule, its manual page and its test. Run its examples with: govcheck test DIR
# The words: govcheck explain CONSTRAINT, govcheck explain ROLE, govcheck explain ACTIVITY
id: {_text(rule)}
title: The CISO is accountable for security monitoring
severity: {{conflict: warning, gap: info}}          # what contradicts the rule, and what is not settled
cites: ["{pack}:1"]                               # source:clause, from sources.yaml
# when: {{organization: {{sector: [finance, healthcare]}}}}   # only where this holds
subject: {{activity: security-monitoring}}         # what is looked at: an activity, a role, every gate ...
require:
  assigned: {{letters: [A], to: {{role: ciso}}}}     # exactly one constraint, or any_of with two or more
messages:
  conflict: "{{assignee}} is accountable for {{subject}}, which should be the CISO's"
  gap: "nobody is accountable for {{subject}}"
rationale: >
  Say in two or three sentences why this matters and what happens otherwise.
remediation: Make the CISO accountable for security monitoring.
examples:
  - name: somebody else is accountable
    organization:
      positions:
        cio: {{title: Chief Information Officer}}
        ciso: {{title: Chief Information Security Officer}}
      raci:
        security-monitoring: {{cio: A, ciso: R}}
    findings:
      - kind: conflict
        subject: activity:security-monitoring
        message: Chief Information Officer is accountable for "security-monitoring", which should be the CISO's
  - name: nobody is accountable
    organization:
      positions:
        ciso: {{title: Chief Information Security Officer}}
      raci:
        security-monitoring: {{ciso: R}}
    findings:
      - {{kind: gap, subject: "activity:security-monitoring", message: 'nobody is accountable for "security-monitoring"'}}
  - name: the CISO is accountable
    organization:
      positions:
        ciso: {{title: Chief Information Security Officer}}
        soc: {{title: SOC Manager, reports_to: ciso}}
      raci:
        security-monitoring: {{ciso: A, soc: R}}
    findings: []
"""


def _text(name: str) -> str:
    """A name as YAML writes it, in quotes where it would be read as something else than text."""
    return name if Scalar(name, True, 1, 1, 1, 1).value() == name else f'"{name}"'
