"""From a folder of YAML files to a frozen story, with every fault of a run reported at once."""
