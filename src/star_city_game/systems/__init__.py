"""Pure rules of this game: the file, the launch, the calendar, people. They read values and give values, and touch nothing."""
