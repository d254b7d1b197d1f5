"""Do one thing to many items in processes that may die, and say how far it got."""
