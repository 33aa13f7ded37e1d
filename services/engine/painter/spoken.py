"""Lists of words, written as one writes words."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text, parted by blanks."""
    return frozenset(text.split())
