"""The narrator: it takes a state and a choice and gives the next state and what was said."""
