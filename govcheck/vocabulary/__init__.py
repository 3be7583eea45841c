"""Canonical roles, activities and metrics, and how the titles and names that people write resolve to them."""
