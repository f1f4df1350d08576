"""Pictures of a deck as PDFs and word processors can show them."""
