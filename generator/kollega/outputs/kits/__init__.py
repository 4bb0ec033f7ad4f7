"""Share kits: texts, links and pictures for every network, from plain facts about a story or a vacancy."""
