"""The pages, a folder for each slice; which there are stands in ``table.py``."""
