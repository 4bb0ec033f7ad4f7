"""The fonts of an organisation: cut into files that pages fetch as they need them."""
