"""The JSON API: all that the pages show, read-only, described by one declaration (``endpoints``)."""

from webapp.api.serving import bp

__all__ = ["bp"]
