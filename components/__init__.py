"""The furniture of Limner's pages: it knows NiceGUI and plain values, and calls no service."""
