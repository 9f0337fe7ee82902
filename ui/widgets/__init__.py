"""The parts of which every page is made. Know the theme, and nothing of telephones or databases.

Each takes finished texts; each that can be pressed, chosen or read has a name, a role and a value
for a screen reader. What paints itself is a Qt widget of the fitting kind underneath (a button, a
progress bar, a slider), so that Qt tells assistive programs what it is. The gallery shows all.
"""
