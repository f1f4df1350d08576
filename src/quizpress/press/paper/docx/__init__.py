"""A word processor's files of quiz and key."""
