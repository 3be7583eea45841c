"""Readers of single formats: one module each, none knows another; the table loads each by name."""
