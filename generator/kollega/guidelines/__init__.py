"""The guidelines of a site: what its texts are looked through for, and what its page of guidelines says."""
