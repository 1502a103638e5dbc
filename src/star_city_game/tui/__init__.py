"""The full-screen face: the game in a terminal, on Textual. It knows the session and the model's views, never the state."""
