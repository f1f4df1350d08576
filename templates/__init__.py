"""Templates, styles and labels; a package so that they are inside the wheel."""
