"""Interface words and snippet sentences per language, as message catalogues (gettext PO), and formats by locale."""

from kollega.i18n.catalogue import originals
from kollega.i18n.words import Words, load_words

__all__ = ["Words", "load_words", "originals"]
