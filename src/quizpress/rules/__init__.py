"""What an editor would say of the questions: one function a rule, all in one table."""
