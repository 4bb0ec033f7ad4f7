"""Linked data: what pages tell machines about themselves, in the words of schema.org as JSON-LD."""
