"""Rules about the facts of one company."""
