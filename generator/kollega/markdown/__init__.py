"""Texts to safe HTML, and everything that is wrong with them."""
