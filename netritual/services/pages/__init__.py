"""What a screen or a command shows, as plain values."""
