"""Words that every part of the product shares: errors, events, owned tasks, time, ids, phone numbers, money.

Standard library only. Everybody in ``secretary_app`` may import it; it imports nobody.
"""
