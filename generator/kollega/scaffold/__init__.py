"""Beginnings: a new story, vacancy or person, a new site, and what editors need to help with them."""
