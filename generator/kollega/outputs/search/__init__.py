"""The search index over the pages of stories, vacancies and people."""
