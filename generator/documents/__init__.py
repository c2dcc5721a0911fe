"""From a company's facts and the clauses to documents of sections."""
