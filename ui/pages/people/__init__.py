"""Clients: the people who call and write; their cards, and what they allowed.

``page.py`` joins the parts: ``editor.py`` (a card as it is written), ``consents.py``, ``cards.py``
(who may be the same), ``acts.py`` (what is done with somebody), ``forgetting.py``, ``carrying.py``
(files), ``finding.py`` (the palette), ``view.py`` (the view model, which knows no widgets);
``person_card.py`` is a card as it is read, in the inbox; ``called.py`` says what to call somebody
without a name. Imported by the table of pages, by the inbox and by promises.
"""
