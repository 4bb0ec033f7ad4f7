"""Stories that arrive without git, as a form or a mail, made into files."""
