"""What the secretary promised to find out, our own people are asked by a bot.

What they reply there, in writing or aloud, is told to whoever wanted to know.
"""
