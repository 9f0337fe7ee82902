"""Our server and FastAPI with the same answers, and a load for both."""
