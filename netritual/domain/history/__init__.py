"""What was done, one sentence for each change."""
