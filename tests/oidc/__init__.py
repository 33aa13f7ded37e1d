"""Signing in with other sites: a real provider, and stand-ins that do what a real one never would."""
