"""From files to typed items: everything that people write, and what is wrong with it."""
