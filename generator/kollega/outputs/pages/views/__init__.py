"""What each page template is given: frozen, plain, finished values.

Paths are root-relative without a leading slash (`stories/x/`); a template puts `root` before them. What is
called `url` is absolute. Texts are in the page's language already; HTML is finished and sanitised.
"""
