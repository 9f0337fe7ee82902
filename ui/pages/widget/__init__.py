"""System › Widgets: how the chat on the website looks and fares, and what is pasted there."""
