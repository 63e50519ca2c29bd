"""What connectors make of odd answers: records or a named error, and never a record less without a word."""
