"""Play for teams, where a site wants it: a board of what they told, and badges for colleagues who ask for them."""
