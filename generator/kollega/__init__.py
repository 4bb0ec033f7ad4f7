"""Kollega: employee stories, careers pages and share kits from Markdown files."""
