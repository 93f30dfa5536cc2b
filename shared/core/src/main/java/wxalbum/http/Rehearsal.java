package wxalbum.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.UserId;
import wxalbum.session.UserSession;

/**
 * Synthetic request that a function processes before Lambda takes the snapshot, so that the
 * snapshot contains everything a request needs. Its response is discarded. Its user and the ids in
 * its path do not exist, so a route that writes finds nothing to write to.
 *
 * @param routeKey such as {@code PUT /albums/{albumId}}
 * @param body empty for none
 */
public record Rehearsal(String routeKey, String body) {
  /** Key of an object that does not exist. */
  public static final ObjectKey.Original NOTHING =
      new ObjectKey.Original(new AlbumId(new UUID(0, 0)), new PhotoId(new UUID(0, 0)));

  static final UserSession NOBODY = new UserSession(new UserId(new UUID(0, 0)), "");

  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final String NO_ID = Ids.print(new UUID(0, 0));

  /** Creates a request without a body. */
  public static Rehearsal of(String routeKey) {
    return new Rehearsal(routeKey, "");
  }

  /** Returns the gateway's event for this request. */
  ObjectNode event(String userToken) {
    String[] route = routeKey.split(" ", 2);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0").put("routeKey", routeKey);
    event.put("rawPath", PARAMETER.matcher(route[1]).replaceAll(NO_ID));
    event.putObject("headers").put("authorization", "Bearer " + userToken);
    ObjectNode parameters = event.putObject("pathParameters");
    Matcher names = PARAMETER.matcher(route[1]);
    while (names.find()) {
      parameters.put(names.group(1), NO_ID);
    }
    event.putObject("requestContext").putObject("http").put("method", route[0]);
    return event.put("body", body).put("isBase64Encoded", false);
  }
}
