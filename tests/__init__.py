"""The tests of Limner; `python3 -m tests` installs what they need and runs them all."""
