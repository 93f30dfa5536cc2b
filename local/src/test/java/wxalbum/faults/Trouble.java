package wxalbum.faults;

/** A fault at a point. */
record Trouble(Point point, Fault fault) {}
