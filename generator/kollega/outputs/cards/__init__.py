"""Share cards: the picture a network shows beside a link."""
