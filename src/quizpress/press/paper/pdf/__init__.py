"""PDF files of the printed pages."""
