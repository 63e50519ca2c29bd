"""Settings: how the window speaks and looks, the office, this laptop's data, and what the app is made of."""
