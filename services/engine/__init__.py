"""The Gemini that the studio carries itself: a small server with Gemini's endpoints, a painter and a coach. Imports
nothing of the rest.
"""
