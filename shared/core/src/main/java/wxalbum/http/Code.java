package wxalbum.http;

/** Why a request is not answered as asked. Clients switch on the code; titles are for people. */
public enum Code {
  /** The request is not well-formed, or a value in it is not allowed. */
  INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
  /** No token, or one that is not ours, not for this, or expired. */
  UNAUTHORIZED("unauthorized", 401, "Not logged in"),
  /** The caller sees the thing but may not do this with it. */
  FORBIDDEN("forbidden", 403, "Not allowed"),
  /** There is no such thing, or the caller may not know of it. */
  NOT_FOUND("not-found", 404, "Not found"),
  /** The path exists, but not with this method. */
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed"),
  /** The request contradicts what was done before. */
  CONFLICT("conflict", 409, "Conflict"),
  /** It was there and is over. */
  GONE("gone", 410, "Gone"),
  /** The body is larger than any valid one. */
  PAYLOAD_TOO_LARGE("payload-too-large", 413, "The request is too large"),
  /** A picture of a type that is not accepted. */
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The type is not supported"),
  /** The user's storage is full. */
  QUOTA_EXCEEDED("quota-exceeded", 422, "The storage is full"),
  /** Too often; {@code Retry-After} says when again. */
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  /** A fault of ours. */
  INTERNAL("internal", 500, "Something went wrong"),
  /** Something that we need does not answer; {@code Retry-After} says when again. */
  UNAVAILABLE("unavailable", 503, "Temporarily not available");

  private final String text;
  private final int status;
  private final String title;

  Code(String text, int status, String title) {
    this.text = text;
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The title for people. */
  public String title() {
    return title;
  }

  /** A problem of this kind. The detail is our own sentence, never a library's message. */
  public Problem because(String detail) {
    return Problem.of(this, detail);
  }

  /** The code as clients see it. */
  @Override
  public String toString() {
    return text;
  }
}
