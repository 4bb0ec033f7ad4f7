"""What candidates' own agents read: all open vacancies as data, and where on the site they find what."""
