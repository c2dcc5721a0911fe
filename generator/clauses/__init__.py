"""Clauses, outlines of pages, and vocabularies: the words, as lawyers edit them."""
