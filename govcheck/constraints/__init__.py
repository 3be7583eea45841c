"""The closed vocabulary of checks: subjects and a graph to three-valued verdicts with sufficient evidence, and candidate edits.

A constraint never prints, never names a file, never words a finding. A new one is one module and one line in `table`.
"""
