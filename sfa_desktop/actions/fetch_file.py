"""Bring what the office has of a record's files to this laptop: their list, and the content of one."""

from sfa_desktop.sync.fetch import fetch_file, list_files

__all__ = ["fetch_file", "list_files"]
