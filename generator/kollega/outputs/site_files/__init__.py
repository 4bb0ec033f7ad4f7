"""What machines ask for first: sitemap, robots.txt, and the headers that a host sends along."""
