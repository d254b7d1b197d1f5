"""Knowledge graphs of geopolitical claims from news text."""
