"""Problems as people and machines read them: on a terminal, in a pull request, in a program.

What is shown on a terminal is asked for at its own modules, `text`: most runs show nothing of it,
and need not load what draws it.
"""
