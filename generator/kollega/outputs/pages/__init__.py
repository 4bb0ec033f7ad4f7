"""The pages that people read.

Each module holds what a template is given, frozen, plain, finished values, and fills it from the catalogue. Paths are
root-relative without a leading slash (`stories/x/`); a template puts `root` before them. What is called `url` is
absolute. Texts are in the page's language already; HTML is finished and sanitised.
"""
