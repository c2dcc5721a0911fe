"""The archive: the text of every version that a company has published, and the proof that none was changed since."""
