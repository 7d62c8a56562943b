"""What we measure, each against a floor in the same run."""
