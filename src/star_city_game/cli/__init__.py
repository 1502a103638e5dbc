"""One command, ``star-city``; what only one sub-command needs is imported only there."""
