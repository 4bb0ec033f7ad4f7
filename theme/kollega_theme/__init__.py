"""The MkDocs theme `kollega`: templates, styles, print and words."""
