package wxalbum.console.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * The end of an invocation.
 *
 * @param text the HTTP status, the outcome, or the action of the platform
 * @param code the problem or failure code; empty on success or if unknown
 */
public record InvocationStatus(Kind kind, String text, String code) {
  private static final int MIN_SERVER_ERROR = 500;
  private static final int MIN_CLIENT_ERROR = 400;

  /**
   * The meaning of the end to the operator. The order matters: the kinds from {@link #PHOTO_FAILED}
   * on need attention.
   */
  public enum Kind {
    /** The invocation succeeded. */
    OK,
    /** The request was invalid: a client error. */
    CLIENT_ERROR,
    /** No renditions can be made of a photo. */
    PHOTO_FAILED,
    /** A server error was reported to the client, or the event is retried. */
    FAULT,
    /** The function threw an exception, or could not be initialized. */
    CRASH,
    /** The function exceeded its timeout. */
    TIMEOUT,
    /** All instances were busy. */
    THROTTLE;

    /** Returns whether the service failed its user. */
    public boolean isFailure() {
      return compareTo(FAULT) >= 0;
    }

    /** Returns whether the invocation is shown to the operator as an incident. */
    public boolean needsAttention() {
      return compareTo(PHOTO_FAILED) >= 0;
    }

    /** Returns the name in JSON documents. */
    public String jsonName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Returns the status that a line describes. Lines of the platform have an event for each status.
   */
  public static InvocationStatus of(JsonNode line) {
    String code = line.path("code").asText();
    return switch (line.path("event").asText()) {
      case "throttle" -> new InvocationStatus(Kind.THROTTLE, "throttled", code);
      case "timeout" -> new InvocationStatus(Kind.TIMEOUT, "timed out", code);
      case "crash" -> new InvocationStatus(Kind.CRASH, "crashed", code);
      default -> parseSummary(line, code);
    };
  }

  private static InvocationStatus parseSummary(JsonNode line, String code) {
    String outcome = line.path("outcome").asText();
    if (line.path("status").isNumber()) {
      int status = line.path("status").asInt();
      return new InvocationStatus(kind(status), Integer.toString(status), code);
    }
    return switch (outcome) {
      case "error" -> new InvocationStatus(Kind.FAULT, outcome, code);
      case "failed" -> new InvocationStatus(Kind.PHOTO_FAILED, outcome, code);
      default -> new InvocationStatus(Kind.OK, outcome, code);
    };
  }

  private static Kind kind(int status) {
    if (status >= MIN_SERVER_ERROR) {
      return Kind.FAULT;
    }
    return status >= MIN_CLIENT_ERROR ? Kind.CLIENT_ERROR : Kind.OK;
  }
}
