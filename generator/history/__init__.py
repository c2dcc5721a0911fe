"""What a site shows of its archive: earlier and coming versions, what changed, a feed, a record, and notices."""
