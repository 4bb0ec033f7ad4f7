"""Filters above the lists of vacancies and people."""
