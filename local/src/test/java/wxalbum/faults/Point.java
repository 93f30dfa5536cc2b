package wxalbum.faults;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import wxalbum.faults.Fault.Kind;
import wxalbum.faults.Fault.Moment;

/**
 * A place in a run where something may go wrong.
 *
 * @param call of a function, or of the phone at the storage, counted in the order of the journey
 * @param operation what is asked of whom
 * @param occurrence which of several equal ones in that call, from 1
 */
record Point(String call, Layer layer, String operation, int occurrence) {
  /** Who is asked. */
  enum Layer {
    /** A statement, an end of a transaction, or a connection. */
    DATABASE,
    /** A request over HTTP. */
    STORAGE,
    /** The way of a function's answer to whoever called it. */
    ANSWER
  }

  /** Everything that can go wrong here, each of a different effect. */
  List<Fault> faults() {
    return switch (layer) {
      case DATABASE -> all().filter(fault -> !undone(fault.kind()) || !fault.after()).toList();
      case STORAGE -> all().toList();
      case ANSWER -> List.of(new Fault(Kind.KILLED, Moment.AFTER));
    };
  }

  /** What the database itself ends has no effect, whenever it ends it. */
  private static boolean undone(Kind kind) {
    return kind == Kind.REFUSED || kind == Kind.FAILED;
  }

  private static Stream<Fault> all() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> Stream.of(Moment.values()).map(moment -> new Fault(kind, moment)));
  }
}
