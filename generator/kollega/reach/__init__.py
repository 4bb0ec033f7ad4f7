"""What stories and vacancies reach: logs and exports to figures about pages and networks, and never about persons."""
