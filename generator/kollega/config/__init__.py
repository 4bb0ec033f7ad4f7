"""What mkdocs.yml says, and where a site's files lie."""
