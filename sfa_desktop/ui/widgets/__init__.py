"""Parts of pages: they know entities, never pages."""
