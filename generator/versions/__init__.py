"""Versions on a MkDocs site."""
