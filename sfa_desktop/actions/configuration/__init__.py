"""The configuration package: endpoint, mapping, scope and policies of a company in one signed file, without secrets."""
