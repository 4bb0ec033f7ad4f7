"""The check: everything that is wrong with a site, and how it is told."""
