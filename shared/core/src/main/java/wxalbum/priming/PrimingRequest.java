package wxalbum.priming;

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
public record PrimingRequest(String routeKey, String body) {
  /** Key of an object that does not exist. */
  public static final ObjectKey.Original NONEXISTENT_ORIGINAL =
      new ObjectKey.Original(new AlbumId(new UUID(0, 0)), new PhotoId(new UUID(0, 0)));

  public static final UserSession NONEXISTENT_USER =
      new UserSession(new UserId(new UUID(0, 0)), "");

  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final String NIL_ID = Ids.format(new UUID(0, 0));

  /** Creates a request without a body. */
  public static PrimingRequest of(String routeKey) {
    return new PrimingRequest(routeKey, "");
  }

  /** Returns the gateway's event for this request. */
  public ObjectNode toEvent(String userToken) {
    String[] route = routeKey.split(" ", 2);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "2.0").put("routeKey", routeKey);
    event.put("rawPath", PATH_PARAMETER.matcher(route[1]).replaceAll(NIL_ID));
    event.putObject("headers").put("authorization", "Bearer " + userToken);
    ObjectNode parameters = event.putObject("pathParameters");
    Matcher names = PATH_PARAMETER.matcher(route[1]);
    while (names.find()) {
      parameters.put(names.group(1), NIL_ID);
    }
    event.putObject("requestContext").putObject("http").put("method", route[0]);
    return event.put("body", body).put("isBase64Encoded", false);
  }
}
