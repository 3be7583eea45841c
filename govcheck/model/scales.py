"""Ordered closed scales of position fields."""

#: levels of seniority, highest first
LEVELS = ("board", "executive", "senior", "middle", "staff")

#: appetites for risk, lowest first
APPETITES = ("none", "low", "moderate", "high")
