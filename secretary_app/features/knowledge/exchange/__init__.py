"""Knowledge in files: FAQ entries and facts as CSV (for spreadsheets) and JSON (for programs).

``reading`` makes numbered rows of a file, ``faq_format`` and ``facts_format`` make entries and
facts of rows and back, ``plan`` decides what an import would change before anything is stored.
Used by the slice's commands only.
"""
