"""Draw claims as map, tables and cards; the only layer that knows colours, pyvis and escaping."""
