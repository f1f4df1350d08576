"""What builds wrote and read, so that they overwrite nothing else, and do nothing twice."""
