"""What surrounds a page: its frame with header, navigation and footer, and what it says to machines."""
