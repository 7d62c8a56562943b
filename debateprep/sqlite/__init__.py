"""SQLite as Django speaks it, with the real limit of parameters."""
