"""The law as dated data: provisions, the conditions under which they bind a company, and what they ask for."""
