"""What people publish: feeds and pages, fetched within limits and from public addresses only, read, and discovered."""
