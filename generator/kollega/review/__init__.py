"""What a change to a site's files will do, for whoever reads it before it is merged."""
