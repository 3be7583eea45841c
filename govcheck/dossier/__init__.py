"""Gathers what reports and pictures tell: chart, matrices and sources, with the findings and the plan marked on them."""
