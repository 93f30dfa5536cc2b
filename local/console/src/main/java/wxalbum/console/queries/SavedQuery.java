package wxalbum.console.queries;

import java.util.Optional;
import java.util.stream.Stream;

/** The saved queries. The template declares them by the same names for CloudWatch. */
public enum SavedQuery {
  /** The lines of one request. */
  REQUEST_BY_ID("request by id", "requestId"),
  /** The lines of all requests that processed one photo. */
  PHOTO_TIMELINE("photo timeline", "photoId"),
  /** The number of invocations that did not succeed. */
  ERRORS_BY_CODE("errors by code", ""),
  /** The duration of each route and its phases. */
  SLOWEST_ROUTES("slowest routes", ""),
  /** The number of cold starts. */
  COLD_STARTS("cold starts", ""),
  /** The memory that remains to each function. */
  MEMORY_HEADROOM("memory headroom", ""),
  /** Photos whose upload form was issued but whose original never arrived. */
  MISSING_UPLOADS("missing uploads", ""),
  /** The users for whom the functions worked longest. */
  BUSIEST_USERS("busiest users", "");

  private final String title;
  private final String parameter;

  SavedQuery(String title, String parameter) {
    this.title = title;
    this.parameter = parameter;
  }

  static Optional<SavedQuery> find(String title) {
    return Stream.of(values()).filter(query -> query.title.equals(title)).findFirst();
  }

  /** Returns the name that operators use. */
  public String title() {
    return title;
  }

  /** Returns the name of the required parameter; empty if absent. */
  public String parameter() {
    return parameter;
  }
}
