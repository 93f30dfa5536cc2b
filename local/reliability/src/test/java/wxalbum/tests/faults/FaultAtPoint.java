package wxalbum.tests.faults;

/** A fault injected at a point. */
record FaultAtPoint(InjectionPoint point, InjectedFault fault) {}
