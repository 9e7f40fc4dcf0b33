"""What people shared: articles, feeds, comments."""
