"""What people see. All Qt is here, and in app.py."""
