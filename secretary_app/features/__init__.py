"""Vertical slices: everything about feature X lives in `features/X`, under the same file names.

The order in which slices may see one another is the import contract in `pyproject.toml`; a new
slice fails the check until it is given its place there. Lower slices emit events, never call up.
"""
