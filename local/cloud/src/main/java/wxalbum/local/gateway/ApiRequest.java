package wxalbum.local.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/**
 * A request as the gateway received it.
 *
 * @param id the request id that the gateway generated
 * @param path the path, percent-encoded
 * @param query the query string, percent-encoded and without the question mark; empty if absent
 * @param headers the values of each header line, by the names that the client sent
 * @param clientIp the IP address of the client
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ApiRequest(
    String id,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body,
    String clientIp,
    Instant receivedAt) {

  /** Returns the first value of a header. The name is matched case-insensitively. */
  Optional<String> firstHeader(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  /** Returns the decoded query parameters in their order. Invalid UTF-8 becomes U+FFFD. */
  Fields queryParameters() {
    Fields parameters = new Fields(true);
    UrlEncoded.decodeUtf8To(query, 0, query.length(), parameters::add, false, true, true);
    return parameters;
  }

  /** Returns a copy of this request with another body. */
  ApiRequest withBody(byte[] newBody) {
    return new ApiRequest(id, method, path, query, headers, newBody, clientIp, receivedAt);
  }
}
