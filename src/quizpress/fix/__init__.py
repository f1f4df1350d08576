"""Mends in a deck's own file what is safe to mend, and leaves every other byte as it is."""
