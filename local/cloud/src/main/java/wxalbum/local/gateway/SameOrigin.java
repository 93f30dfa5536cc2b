package wxalbum.local.gateway;

import java.util.Optional;

/**
 * Restricts local APIs to requests that were sent by pages of this origin or by programs on this
 * machine. Browsers state the origin of a request in headers that pages cannot forge. Other
 * programs send no such headers and are allowed. The gateway has already rejected foreign host
 * names.
 */
final class SameOrigin {
  private SameOrigin() {}

  /**
   * Returns whether a request is allowed: every read is, since a page of another origin cannot read
   * the response, and every write from the same origin.
   */
  static boolean allows(ApiRequest request) {
    boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
    String self = "http://" + request.firstHeader("host").orElse("");
    Optional<String> site = request.firstHeader("sec-fetch-site");
    Optional<String> origin = request.firstHeader("origin");
    return isRead
        || (site.map("same-origin"::equals).orElse(true) && origin.map(self::equals).orElse(true));
  }
}
