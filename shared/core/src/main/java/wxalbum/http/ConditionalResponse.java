package wxalbum.http;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wxalbum.album.Sha256;

/**
 * Responses to conditional requests. The entity tag is strong (RFC 9110, section 8.8.3): the
 * SHA-256 of the body, in quotation marks. A client that sends it in {@code If-None-Match} gets 304
 * without the body.
 */
public final class ConditionalResponse {
  /**
   * Only the client may store the response, and it must revalidate the response before each use.
   */
  private static final String CACHE_CONTROL = "private, no-cache";

  /**
   * One entity tag of a list. The comparison ignores the weakness prefix (RFC 9110, section
   * 13.1.2).
   */
  private static final Pattern LIST_MEMBER =
      Pattern.compile("\\G[ \\t,]*(?:W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")[ \\t]*(?=,|$)");

  private ConditionalResponse() {}

  /**
   * Returns 304 with the entity tag if the client has this body, or else 200 with the body and its
   * tag.
   */
  public static Response of(Request request, Object body) {
    String json = Json.write(body);
    String tag = '"' + Sha256.hash(json).hex() + '"';
    Optional<String> cached =
        request.header("if-none-match").flatMap(list -> findInList(list, tag));
    Response response =
        cached.isPresent() ? new Response(304, null) : Response.ok(new RawValue(json));
    return response
        .withHeader("etag", cached.orElse(tag))
        .withHeader("cache-control", CACHE_CONTROL);
  }

  /** Returns the tag in the list that is this one, or that of the same body compressed. */
  private static Optional<String> findInList(String list, String tag) {
    if (list.strip().equals("*")) {
      return Optional.of(tag);
    }
    String compressed = tag.substring(0, tag.length() - 1) + GzipEncoding.TAG_SUFFIX + '"';
    Matcher members = LIST_MEMBER.matcher(list);
    while (members.find()) {
      if (members.group(1).equals(tag) || members.group(1).equals(compressed)) {
        return Optional.of(members.group(1));
      }
    }
    return Optional.empty();
  }
}
