"""Arithmetic on sound that workers and clients share: rate, level, silence.

Pure functions on numpy arrays. May be imported by all of `engines`.
"""
