"""The product: everything the secretary does and remembers, with no window and no Qt.

Imports go down only: bootstrap → cli | web → channels → features → foundation → kernel, and out of
the package to `hardware` and `engines`. `ui` and `main.py` may import it; nothing else does.
"""
