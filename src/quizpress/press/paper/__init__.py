"""The printed sheets: a quiz for the student, and its key for the teacher."""
