"""The catalogue: what a site holds on a given day, and how its parts belong together."""
