"""What the records say: counts, shares, trends; read only."""
