"""The paged table: a model over record ids, and its view."""
