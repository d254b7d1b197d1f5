"""Draw; the only layer that knows colours, pyvis and HTML escaping."""
