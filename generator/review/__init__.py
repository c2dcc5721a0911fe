"""A change of facts reviewed as law: what changes for whom, on which page, from which day."""
