"""Tables that are filled in like a spreadsheet: they know rows and columns, not what stands in them."""
