"""Read claims out of an annotated Doc."""
