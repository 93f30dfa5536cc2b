package wxalbum.local;

import org.jspecify.annotations.Nullable;

/** Thrown if the local run cannot start. The message tells the user the cause and the remedy. */
final class StartFailure extends RuntimeException {
  StartFailure(String message) {
    this(message, null);
  }

  StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns the message. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
