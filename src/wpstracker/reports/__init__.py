"""Workbooks and other documents, each a list of sheets described as data."""
