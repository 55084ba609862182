"""What a person can do: one short function per intent."""
