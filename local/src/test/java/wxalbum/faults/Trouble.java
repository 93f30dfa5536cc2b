package wxalbum.faults;

/** A fault injected at a point. */
record Trouble(Point point, Fault fault) {}
