"""Who somebody is: addresses, names as they are written, the fields of a person, two records of one."""
