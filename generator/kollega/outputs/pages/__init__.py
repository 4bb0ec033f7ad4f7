"""The pages: what each template is given, and how they come from the site."""
