"""Legal documents that anybody wrote, as their readers see them: Markdown, HTML, plain text."""
