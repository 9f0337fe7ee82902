"""Arithmetic on sound that workers and clients share: rate, level, silence.

Pure functions on numpy arrays, and `measures`, which needs none. May be imported by all of
`engines`.
"""
