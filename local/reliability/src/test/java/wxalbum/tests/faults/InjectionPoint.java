package wxalbum.tests.faults;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import wxalbum.tests.faults.InjectedFault.Kind;
import wxalbum.tests.faults.InjectedFault.Timing;

/**
 * A point of a run at which a fault can be injected.
 *
 * @param call of a function, or an upload of the phone to the storage, numbered in the order of the
 *     scenario
 * @param layer that performs the operation
 * @param operation such as {@code update photos} or {@code copy} of an object
 * @param occurrence of equal operations in the call, from 1
 */
record InjectionPoint(String call, Layer layer, String operation, int occurrence) {
  /** The component that performs an operation. */
  enum Layer {
    /** A statement, the end of a transaction, or the opening of a connection. */
    DATABASE,
    /** An HTTP request to the storage. */
    STORAGE,
    /** The transfer of a function's response to its caller. */
    RESPONSE
  }

  /** Returns all faults possible at this point, each with a different effect. */
  List<InjectedFault> possibleFaults() {
    return switch (layer) {
      case DATABASE ->
          allFaults()
              .filter(fault -> !isRolledBack(fault.kind()) || !fault.isAfterEffect())
              .toList();
      case STORAGE -> allFaults().toList();
      case RESPONSE -> List.of(new InjectedFault(Kind.PROCESS_KILLED, Timing.AFTER));
    };
  }

  /**
   * Returns whether the database rolls the operation back, in which case the timing makes no
   * difference.
   */
  private static boolean isRolledBack(Kind kind) {
    return kind == Kind.REJECTED || kind == Kind.ABORTED;
  }

  private static Stream<InjectedFault> allFaults() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> Stream.of(Timing.values()).map(moment -> new InjectedFault(kind, moment)));
  }
}
