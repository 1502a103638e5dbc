"""The writers' workshop: tools over the same session that the player's faces use."""
