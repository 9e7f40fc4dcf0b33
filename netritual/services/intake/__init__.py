"""What a batch of rows from outside becomes: a plan that can be looked at (a dry run) or carried out."""
