package wxalbum.local.template;

import org.jspecify.annotations.Nullable;

/** Thrown if the local run cannot start. The message states the cause and the remedy. */
public final class StartupException extends RuntimeException {
  public StartupException(String message) {
    this(message, null);
  }

  public StartupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns the message. */
  public String userMessage() {
    return String.valueOf(getMessage());
  }
}
