"""Train the English pipeline that the package ships, from openly licensed corpora, and measure it."""
