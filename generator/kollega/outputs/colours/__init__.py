"""The organisation's colours, moved until they can be read."""
