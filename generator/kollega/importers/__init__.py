"""Vacancies and stories of other systems, made into files and kept up to date."""
