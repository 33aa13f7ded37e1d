"""How a garment is sewn: its parts, and the model head that all are drawn for: 400 wide, its top at (500, 200), its
chin at (500, 640), its eyes on y = 430, 240 from outer to outer corner."""

from services.engine.painter.parts import Part, Role


def piece(
    name: str, d: str, role: Role, shade: float = 0.0, hue: str | None = None, *, line: bool = True, width: float = 0.0,
    opacity: float = 1.0,
) -> Part:  # fmt: skip
    """A part of a garment."""
    return Part(name=name, d=d, role=role, shade=shade, hue=hue, line=line, width=width, opacity=opacity)
