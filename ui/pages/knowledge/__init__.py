"""The place Knowledge: facts, FAQ, documents, contradictions, and a question asked as a caller."""
