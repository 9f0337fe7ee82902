"""What every feature stands on: storage, settings, translations, the data folder's lock, control.

Features, channels, `cli` and `bootstrap` may import it; it imports `kernel` only and knows no
feature by name.
"""
