package wxalbum.local.console;

import java.util.Optional;
import java.util.stream.Stream;

/** The operator's usual questions, by the names that they have at CloudWatch too. */
enum SavedQuery {
  /** The lines of one request. */
  REQUEST("one request by id", "requestId"),
  /** The lines of all requests that dealt with one photo. */
  PHOTO("one photo's life from ticket to ready", "photoId"),
  /** What did not end as asked, counted. */
  ERRORS("errors by code", ""),
  /** Where the time of each route goes. */
  ROUTES("slowest routes with their phases", ""),
  /** How often an instance had to be set up. */
  COLD_STARTS("cold starts", ""),
  /** How much of its memory each function leaves. */
  MEMORY("memory headroom", ""),
  /** Photos that were asked for and of which no original came. */
  MISSING("uploads that never arrived", "");

  private final String title;
  private final String parameter;

  SavedQuery(String title, String parameter) {
    this.title = title;
    this.parameter = parameter;
  }

  static Optional<SavedQuery> of(String title) {
    return Stream.of(values()).filter(query -> query.title.equals(title)).findFirst();
  }

  /** Its name. */
  String title() {
    return title;
  }

  /** What it has to be told; empty where that is nothing. */
  String parameter() {
    return parameter;
  }
}
