"""What the connectors of foreign CRMs have in common: mapping as data, decoding, keys, cursors, the push sequence."""
