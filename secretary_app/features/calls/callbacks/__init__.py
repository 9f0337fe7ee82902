"""Calls that were promised, made by themselves: within hours, so often and no oftener.

Off until the owner switches it on (``callbacks.automatic``). A promise is kept when the person has
talked with us, by our call or by theirs; tried in vain as often as allowed, it has failed, which a
person sees in ``promises list``.
"""
