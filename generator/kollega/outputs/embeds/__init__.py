"""Embeds: vacancies and stories in other people's pages, as a frame, as elements of a script, and by oEmbed."""
