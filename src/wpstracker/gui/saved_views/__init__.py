"""Saved views in the window: listed in the side bar, kept and changed from the page that shows them."""
