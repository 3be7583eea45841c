"""Whatever a client has, read into an organisation: charts, matrices and governance data in the formats of others.

Every source becomes grids or entries that know their places (`formats`), these become seats and matrices (`draft`), and the draft is
either judged right away (as nodes with the places of the source) or written as an organisation file. Nothing is decided silently: the
ledger holds what was read, what was left out and why, and what somebody should look at.
"""
