package wxalbum.local.gateway;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Restricts local APIs to requests that were sent by pages of this origin or by programs on this
 * machine. Browsers state the origin of a request in headers that pages cannot forge. Other
 * programs send no such headers and are allowed.
 */
final class SameOrigin {
  /**
   * The host names of this machine. Any other name in {@code Host} means DNS rebinding: a page of a
   * foreign name whose DNS entry points here.
   */
  private static final Pattern LOCAL_HOST =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");

  private SameOrigin() {}

  /**
   * Returns whether a request is allowed. Reads need a {@code Host} of this machine; writes must
   * also come from the same origin.
   */
  static boolean allows(ApiRequest request) {
    String host = request.firstHeader("host").orElse("");
    if (!LOCAL_HOST.matcher(host).matches()) {
      return false;
    }
    boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
    Optional<String> site = request.firstHeader("sec-fetch-site");
    Optional<String> origin = request.firstHeader("origin");
    return isRead
        || (site.map("same-origin"::equals).orElse(true)
            && origin.map(("http://" + host)::equals).orElse(true));
  }
}
