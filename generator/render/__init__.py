"""Documents as Markdown, HTML and data."""
