"""Photos: what they are, their sizes, and their bytes without what a camera noted."""
