package wxalbum.faults;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import wxalbum.faults.Fault.Kind;
import wxalbum.faults.Fault.Moment;

/**
 * A point of a run at which a fault can be injected.
 *
 * @param call of a function, or an upload of the phone to the storage, numbered in the order of the
 *     scenario
 * @param layer that performs the operation
 * @param operation such as {@code update photos} or {@code copy} of an object
 * @param occurrence of equal operations in the call, from 1
 */
record Point(String call, Layer layer, String operation, int occurrence) {
  /** The component that performs an operation. */
  enum Layer {
    /** A statement, the end of a transaction, or the opening of a connection. */
    DATABASE,
    /** An HTTP request to the storage. */
    STORAGE,
    /** The transfer of a function's response to its caller. */
    ANSWER
  }

  /** Returns all faults possible at this point, each with a different effect. */
  List<Fault> faults() {
    return switch (layer) {
      case DATABASE -> all().filter(fault -> !undone(fault.kind()) || !fault.after()).toList();
      case STORAGE -> all().toList();
      case ANSWER -> List.of(new Fault(Kind.KILLED, Moment.AFTER));
    };
  }

  /**
   * Returns whether the database rolls the operation back, in which case the timing makes no
   * difference.
   */
  private static boolean undone(Kind kind) {
    return kind == Kind.REFUSED || kind == Kind.FAILED;
  }

  private static Stream<Fault> all() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> Stream.of(Moment.values()).map(moment -> new Fault(kind, moment)));
  }
}
