"""Reading → attributions, times, claims and wording."""
