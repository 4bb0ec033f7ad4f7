"""What is made from the catalogue: pages, feeds, cards and share kits."""
