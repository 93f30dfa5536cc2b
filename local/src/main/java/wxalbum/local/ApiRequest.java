package wxalbum.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the gateway received it.
 *
 * @param id the gateway's own id of the request
 * @param path still percent-encoded
 * @param query still percent-encoded, without the question mark; empty where there is none
 * @param headers by the names that the client wrote, with each line's value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ApiRequest(
    String id,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    byte[] body,
    String client,
    Instant time) {

  /** The first value of a header. */
  Optional<String> header(String name) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .flatMap(header -> header.getValue().stream())
        .findFirst();
  }

  /** The same request, for another path. */
  ApiRequest at(String otherPath) {
    return new ApiRequest(id, method, otherPath, query, headers, body, client, time);
  }
}
