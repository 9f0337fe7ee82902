"""The live call panel: what is said and done in the calls of now, and the hands on them.

``story`` and ``calls`` are the view model and know no widgets; ``telling`` puts it into words;
``page`` is the page of place Calls, which stands over the parts in the other files. Imported by
nothing but the table of pages; it speaks to ``workspace.desk`` and to services.
"""
