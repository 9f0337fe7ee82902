"""How the desk looks: tokens from ``resources/theme``, and the theme that holds now.

The application has one theme, as it has one palette: ``theme()``. What is painted asks it while it
paints, so a change shows with the next frame; style sheets are made of the same tokens. Imported by
everything in ``ui``; emits ``changed``.
"""

from ui.theme.colours import Scheme
from ui.theme.current import Mode, Theme, theme
from ui.theme.fonts import Role
from ui.theme.sizes import Density

__all__ = ["Density", "Mode", "Role", "Scheme", "Theme", "theme"]
