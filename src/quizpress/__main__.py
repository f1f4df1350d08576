"""Run quizpress as `python -m quizpress`."""

from quizpress.cli import main

if __name__ == "__main__":
    main()
