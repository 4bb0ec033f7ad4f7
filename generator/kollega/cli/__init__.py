"""The command `kollega`: it reads what is asked, calls the program, and says what came of it."""

from kollega.cli.command import kollega, main

__all__ = ["kollega", "main"]
