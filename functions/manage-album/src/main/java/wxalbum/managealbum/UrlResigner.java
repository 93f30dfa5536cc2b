package wxalbum.managealbum;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wxalbum.album.ObjectKey;
import wxalbum.album.UrlSigner;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.idempotency.IdempotencyFilter;

/**
 * Signs the URLs of renditions in a replayed response again. A repeat may arrive a day later, when
 * the URLs of the first response have expired.
 */
record UrlResigner(UrlSigner urls) implements IdempotencyFilter.ResponseRefresher {
  private static final Pattern RENDITION_KEY = Pattern.compile("/(renditions/[^/]+/[^/]+/[^/]+)$");

  @Override
  public Response refresh(Request request, Response first) {
    if (first.body() instanceof JsonNode body) {
      body.findParents("url").forEach(this::signUrl);
    }
    return first;
  }

  private void signUrl(JsonNode rendition) {
    parseKey(rendition.path("url").asText())
        .ifPresent(key -> ((ObjectNode) rendition).put("url", urls.sign(key).url()));
  }

  private static Optional<ObjectKey> parseKey(String url) {
    Matcher path = RENDITION_KEY.matcher(URI.create(url).getPath());
    return path.find() ? ObjectKey.parse(path.group(1)) : Optional.empty();
  }
}
