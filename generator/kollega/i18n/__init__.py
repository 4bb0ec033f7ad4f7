"""Languages: what is said in them, as message catalogues (gettext PO), and how they write dates, numbers and money."""
