"""What runs the desk: the loop, the words, operations, one instance, and who watches the loop.

Knows Qt and asyncio, and of the product only what every window needs. Imported by what lies above.
"""
