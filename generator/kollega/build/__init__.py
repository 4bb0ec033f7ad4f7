"""The build: what will be made, made, kept, and brought to the site's folder."""
