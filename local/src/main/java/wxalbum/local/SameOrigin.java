package wxalbum.local;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Keeps pages of other origins away from what is only for whoever sits at this machine. A browser
 * says where a request comes from; what is no browser may ask.
 */
final class SameOrigin {
  /**
   * The names by which this machine calls itself. Any other in {@code Host} belongs to a page whose
   * own name was pointed here (DNS rebinding).
   */
  private static final Pattern HERE =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]{1,5})?");

  private SameOrigin() {}

  /** Whether a request may be answered: one that changes something by pages from here only. */
  static boolean allows(ApiRequest request) {
    String host = request.header("host").orElse("");
    if (!HERE.matcher(host).matches()) {
      return false;
    }
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    Optional<String> site = request.header("sec-fetch-site");
    Optional<String> origin = request.header("origin");
    return reads
        || (site.map("same-origin"::equals).orElse(true)
            && origin.map(("http://" + host)::equals).orElse(true));
  }
}
