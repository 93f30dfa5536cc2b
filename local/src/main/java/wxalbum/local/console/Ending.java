package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * How an invocation ended.
 *
 * @param how the status or outcome, or what the platform did to it
 * @param code why it did not end as asked; empty where it did, or where nothing tells
 */
record Ending(Kind kind, String how, String code) {
  private static final int SERVER_FAULT = 500;
  private static final int CLIENT_FAULT = 400;

  /** What it means to the operator. */
  enum Kind {
    /** Nothing to do. */
    OK,
    /** The caller's fault, and he was told. */
    REFUSED,
    /** A photo is given up: no picture can be made of it. */
    GIVEN_UP,
    /** Our fault, and the caller was told, or the message comes again. */
    FAULT,
    /** It threw, or could not be set up. */
    CRASH,
    /** It took longer than it may. */
    TIMEOUT,
    /** No instance was free. */
    THROTTLE;

    /** Whether the service failed its user. */
    boolean isFault() {
      return compareTo(FAULT) >= 0;
    }

    /** Whether the operator is to see it without asking. */
    boolean isWrong() {
      return compareTo(GIVEN_UP) >= 0;
    }

    /** The word for it in documents. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The ending that a line tells; a line of the platform has the event for it. */
  static Ending of(JsonNode line) {
    String code = line.path("code").asText();
    return switch (line.path("event").asText()) {
      case "throttle" -> new Ending(Kind.THROTTLE, "throttled", code);
      case "timeout" -> new Ending(Kind.TIMEOUT, "timed out", code);
      case "crash" -> new Ending(Kind.CRASH, "crashed", code);
      default -> ofSummary(line, code);
    };
  }

  private static Ending ofSummary(JsonNode line, String code) {
    String outcome = line.path("outcome").asText();
    if (line.path("status").isNumber()) {
      int status = line.path("status").asInt();
      return new Ending(kind(status), Integer.toString(status), code);
    }
    return switch (outcome) {
      case "error" -> new Ending(Kind.FAULT, outcome, code);
      case "failed" -> new Ending(Kind.GIVEN_UP, outcome, code);
      default -> new Ending(Kind.OK, outcome, code);
    };
  }

  private static Kind kind(int status) {
    if (status >= SERVER_FAULT) {
      return Kind.FAULT;
    }
    return status >= CLIENT_FAULT ? Kind.REFUSED : Kind.OK;
  }
}
