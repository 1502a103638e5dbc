"""A game saved in one edition of the story, taken up in another: what is kept, what is lost, and what the player is told."""
