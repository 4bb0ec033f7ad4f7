"""Interface words and snippet sentences per language, as message catalogues (gettext PO), and formats by locale."""

from kollega.words.catalogue import originals
from kollega.words.words import Words, load_words

__all__ = ["Words", "load_words", "originals"]
