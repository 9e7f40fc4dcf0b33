"""The pure core: values in, values out. It has no clock, no files and no screen."""
