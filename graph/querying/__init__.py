"""Asking the map freely: named queries with what their parameters may be, rows as a picture, a guarded console."""
