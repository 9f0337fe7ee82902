"""The screen for visitors: a window of its own over a whole screen, which only a PIN closes.

What a visitor does goes to ``features.visits`` and to the line of this computer's microphone as a
visitor's deed; of the desk behind it nothing can be seen or done.
"""
