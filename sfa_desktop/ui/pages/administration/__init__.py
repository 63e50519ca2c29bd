"""Administration: connections, fields, scope, configuration and diagnostics, for people who may."""
