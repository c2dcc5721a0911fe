"""The linter: rules, one kind of finding, and the engine that runs them over facts, pages and anybody's prose."""
