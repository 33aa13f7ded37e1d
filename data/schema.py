"""All tables: importing this is what makes the list complete. A new module of tables is added here."""

from __future__ import annotations

from sqlmodel import SQLModel

from data import accounts, billing, coaching, identities, keys, library, office

DECLARED_IN = (accounts, billing, coaching, identities, keys, library, office)
TABLES = SQLModel.metadata
