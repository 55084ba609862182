"""The tags of a list beside it: a tree of terms, each with the number of records that bear it, that narrows the list."""
