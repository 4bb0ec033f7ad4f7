"""Everything that a site is made of, in forms that other programs read: how one leaves."""
