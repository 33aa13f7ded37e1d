"""Journeys in a real browser; a package, so that its fixtures end before the next folder begins."""
