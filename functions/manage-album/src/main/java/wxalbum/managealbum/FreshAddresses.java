package wxalbum.managealbum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wxalbum.album.ObjectKey;
import wxalbum.album.SignedUrls;
import wxalbum.http.Answer;
import wxalbum.http.IdempotentWrites;
import wxalbum.http.Request;

/**
 * Signs the URLs of renditions in a replayed response again. A repeat may arrive a day later, when
 * the URLs of the first response have expired.
 */
record FreshAddresses(SignedUrls urls) implements IdempotentWrites.Refresh {
  private static final Pattern KEY = Pattern.compile("/(renditions/[^/]+/[^/]+/[^/]+)$");

  @Override
  public Answer answer(Request request, Answer first) {
    if (first.body() instanceof JsonNode body) {
      body.findParents("url").forEach(this::sign);
    }
    return first;
  }

  private void sign(JsonNode rendition) {
    key(rendition.path("url").asText())
        .ifPresent(key -> ((ObjectNode) rendition).put("url", urls.of(key).url()));
  }

  private static Optional<ObjectKey> key(String url) {
    Matcher path = KEY.matcher(URI.create(url).getPath());
    return path.find() ? ObjectKey.parse(path.group(1)) : Optional.empty();
  }
}
