"""The audit log: who did what with what, and when; no secrets, and nobody's words.

Deeds come from ``foundation.auth``, whose guards see everything that a person does through a
service. Each row is chained to the one before by its hash.
"""
