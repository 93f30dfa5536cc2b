package wxalbum.http;

import com.fasterxml.jackson.databind.util.RawValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wxalbum.album.Sha256;

/**
 * A strong entity tag (RFC 9110, section 8.8.3): the SHA-256 of the body, in quotation marks. A
 * client that names it in {@code If-None-Match} is spared the body.
 */
public final class EntityTag {
  /** Kept by the client alone, and asked about before each use. */
  private static final String CACHING = "private, no-cache";

  /** One member of the list: the weakness does not count in this comparison, 13.1.2. */
  private static final Pattern MEMBER =
      Pattern.compile("\\G[ \\t,]*(?:W/)?(\"[\\x21\\x23-\\x7E\\x80-\\xFF]*\")[ \\t]*(?=,|$)");

  private EntityTag() {}

  /** 200 with the body and its tag; 304 with the tag alone where the client has this body. */
  public static Answer answer(Request request, Object body) {
    String json = Json.write(body);
    String tag = '"' + Sha256.of(json).hex() + '"';
    boolean known = request.header("if-none-match").filter(list -> names(list, tag)).isPresent();
    Answer answer = known ? new Answer(304, null) : Answer.ok(new RawValue(json));
    return answer.header("etag", tag).header("cache-control", CACHING);
  }

  private static boolean names(String list, String tag) {
    if (list.strip().equals("*")) {
      return true;
    }
    Matcher members = MEMBER.matcher(list);
    while (members.find()) {
      if (members.group(1).equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
