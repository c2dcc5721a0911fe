"""What changed between two versions of a page, as a lawyer marks it up: word by word, block by block."""
