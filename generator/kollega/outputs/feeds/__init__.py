"""Feeds: what is new on the site, for feed readers, intranets and job boards."""
