package wxalbum.telemetry;

/**
 * An exception with a stable code. The summary line and the response of a failed invocation contain
 * the code, so scripts and queries do not depend on class names.
 */
public abstract class CodedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The code of a failure that has no code of its own. */
  static final String DEFAULT_CODE = "internal";

  private final String code;

  /**
   * Creates an exception.
   *
   * @param code lower-case words, separated by hyphens
   */
  protected CodedException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Returns the code of a failure. */
  static String codeOf(Throwable failure) {
    return failure instanceof CodedException coded ? coded.code : DEFAULT_CODE;
  }
}
