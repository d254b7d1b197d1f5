"""Name the right actor: resolve names, titles and generic references."""
