"""Assessments as text for people and for machines: pure functions from records to strings, which know nothing of each other."""
