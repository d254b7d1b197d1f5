"""Turn a path, page, URL, feed or archive into Documents."""
