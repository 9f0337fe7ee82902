"""Words that every part of the product shares: errors, events, tasks, time, ids, phones, money.

Standard library only. Everybody in ``secretary_app`` may import it; it imports nobody.
"""
