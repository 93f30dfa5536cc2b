package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * How an invocation ended.
 *
 * @param how the HTTP status, the outcome, or what the platform did
 * @param code the problem or failure code; empty on success or if unknown
 */
record Ending(Kind kind, String how, String code) {
  private static final int SERVER_FAULT = 500;
  private static final int CLIENT_FAULT = 400;

  /**
   * What the ending means to the operator. The order matters: the kinds from {@link #GIVEN_UP} on
   * need attention.
   */
  enum Kind {
    /** The invocation succeeded. */
    OK,
    /** The request was invalid: a client error. */
    REFUSED,
    /** No renditions can be made of a photo. */
    GIVEN_UP,
    /** A server error was reported to the client, or the event is retried. */
    FAULT,
    /** The function threw an exception, or could not be initialized. */
    CRASH,
    /** The function exceeded its timeout. */
    TIMEOUT,
    /** All instances were busy. */
    THROTTLE;

    /** Returns whether the service failed its user. */
    boolean isFault() {
      return compareTo(FAULT) >= 0;
    }

    /** Returns whether the invocation is shown to the operator as an incident. */
    boolean isWrong() {
      return compareTo(GIVEN_UP) >= 0;
    }

    /** Returns the name in JSON documents. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Returns the ending that a line describes. Lines of the platform have an event for each ending.
   */
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
