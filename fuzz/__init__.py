"""Coverage-guided fuzzing of everything that reads what users wrote."""
