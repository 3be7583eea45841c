"""Organisation files: read into an `Organization` with the places of its facts, described by a schema, and written.

One table (`govcheck.documents.table`) says what a file may hold; the reader and the schema are both driven by it.
"""
