"""Calendar files, written and read. Some of these modules load slow packages: ``compose`` imports them when it must."""
