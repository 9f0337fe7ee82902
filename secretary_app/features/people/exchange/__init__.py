"""People as files: CSV for tables, vCard 3.0 and 4.0 for telephones. Pure; knows no database.

``reading.py`` tells which a file is. What cannot be understood is told beside what was.
"""
