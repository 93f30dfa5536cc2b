package wxalbum.http.problem;

import org.jspecify.annotations.Nullable;

/** Codes of problem responses. Clients switch on the code; the title is for people. */
public enum ProblemCode {
  /** The request is malformed, or a value in it is not allowed. */
  INVALID_REQUEST("invalid-request", 400, "Invalid request"),
  /** The token is missing, malformed, expired or issued for another purpose. */
  UNAUTHORIZED("unauthorized", 401, "Not logged in"),
  /** The caller may see the resource but may not perform this operation on it. */
  FORBIDDEN("forbidden", 403, "Not allowed"),
  /** The resource does not exist, or the caller may not learn of it. */
  NOT_FOUND("not-found", 404, "Not found"),
  /** The path exists but does not support this method. */
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed"),
  /** The request conflicts with an earlier request or with the current state. */
  CONFLICT("conflict", 409, "Conflict"),
  /** The resource existed and has ended. */
  GONE("gone", 410, "Gone"),
  /** The share admits no further guests because of too many wrong passcodes. */
  SHARE_LOCKED("share-locked", 410, "Share locked"),
  /** The body is larger than any valid one. */
  PAYLOAD_TOO_LARGE("payload-too-large", 413, "Request too large"),
  /** The picture has a type that is not accepted. */
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "Unsupported media type"),
  /** The user's storage quota is exhausted. */
  QUOTA_EXCEEDED("quota-exceeded", 422, "Storage quota exceeded"),
  /** The user has the maximum number of such resources. */
  LIMIT_REACHED("limit-reached", 422, "Limit reached"),
  /** The rate limit is exceeded; {@code Retry-After} gives the time to wait. */
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  /** An internal error. */
  INTERNAL("internal", 500, "Internal error"),
  /** A required component does not respond; {@code Retry-After} gives the time to wait. */
  UNAVAILABLE("unavailable", 503, "Temporarily unavailable");

  private final String value;
  private final int status;
  private final String title;

  ProblemCode(String value, int status, String title) {
    this.value = value;
    this.status = status;
    this.title = title;
  }

  /** Returns the credential that a request needs by default, or null if it needs none. */
  @Nullable String challenge() {
    return this == UNAUTHORIZED ? "Bearer realm=\"wxalbum\"" : null;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the title for people. */
  public String title() {
    return title;
  }

  /**
   * Creates a problem with this code. The detail must be a sentence of this code base, never the
   * message of a library, which may contain confidential values.
   */
  public Problem toProblem(String detail) {
    return Problem.of(this, detail);
  }

  /** Returns the code as clients receive it. */
  @Override
  public String toString() {
    return value;
  }
}
