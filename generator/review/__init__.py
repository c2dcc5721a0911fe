"""What changed between two states of a company's facts, whom it makes worse off, and when it may take effect."""
