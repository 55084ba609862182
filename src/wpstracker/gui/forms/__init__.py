"""Editors: a form per record, in sections."""
