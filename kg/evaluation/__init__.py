"""Score claims against documents annotated by hand."""
