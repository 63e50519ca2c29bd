"""What the business decides, as pure functions over entities."""
