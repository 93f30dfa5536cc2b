package wxalbum.local;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;
import wxalbum.embedded.ObjectEvent;
import wxalbum.http.Json;
import wxalbum.session.UserSession;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.TestCloud;

/** Requests and events with a secret in every possible place. */
final class SecretRequests {
  private final Secrets secrets;
  private final UserSession user = TestCloud.shared().newUser();
  private final String id = new PhotoId(Ids.next(Instant.now())).toString();

  SecretRequests(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Returns a valid request of a route, about objects that do not exist. */
  ApiRequest wellFormed(String route) {
    ApiRequest request =
        ApiRequest.to(route)
            .token(secrets.learn(TestCloud.shared().token(user, Clock.systemUTC())))
            .path("albumId", id)
            .path("photoId", id)
            .path("shareId", id)
            .path("token", Secrets.SHARE_TOKEN);
    Map<String, Object> body = body(route);
    return body.isEmpty() ? request : request.json(body);
  }

  /** Returns a valid body of a route; empty for a route without a body. */
  static Map<String, Object> body(String route) {
    return switch (route) {
      case "POST /login" -> Map.of("code", Secrets.CODE);
      case "POST /albums", "PUT /albums/{albumId}" ->
          Map.of("title", Secrets.TITLE, "description", Secrets.DESCRIPTION);
      case "POST /albums/{albumId}/uploads" -> Map.of("files", List.of(file(100)));
      case "PUT /photos/{photoId}" -> Map.of("caption", Secrets.CAPTION);
      case "POST /albums/{albumId}/shares" ->
          Map.of("label", Secrets.LABEL, "passcode", Secrets.PASSCODE, "allowOriginals", true);
      case "POST /shared/{token}/open" -> Map.of("passcode", Secrets.PASSCODE);
      default -> Map.of();
    };
  }

  static Map<String, Object> file(int bytes) {
    return Map.of("name", Secrets.FILE_NAME, "bytes", bytes, "contentType", "image/jpeg");
  }

  /** Returns malformed events of a route, each malformed in another way. */
  List<byte[]> broken(String route) {
    ApiRequest valid = wellFormed(route);
    List<ApiRequest> requests = new ArrayList<>();
    requests.add(valid.token(Secrets.BEARER));
    requests.add(valid.header("authorization", Secrets.ALL_SENT));
    requests.add(valid.text("{\"title\": \"" + Secrets.ALL_SENT));
    requests.add(valid.text("{\"code\": " + Secrets.BEARER + "}"));
    requests.add(valid.json(Map.of(Secrets.TITLE, Secrets.ALL_SENT, "title", 7)));
    requests.add(valid.json(List.of(Secrets.ALL_SENT)));
    requests.add(valid.query("cursor", Secrets.ALL_SENT).query("limit", Secrets.TITLE));
    requests.add(valid.header("idempotency-key", Secrets.ALL_SENT));
    ApiRequest foreign = valid;
    for (String parameter : valid.parameters().keySet()) {
      foreign = foreign.path(parameter, Secrets.SHARE_TOKEN);
    }
    requests.add(foreign);
    List<byte[]> events = new ArrayList<>();
    requests.forEach(request -> events.add(request.event()));
    events.add(event(route, Secrets.ALL_SENT));
    events.add(
        event(route, Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, '{', '"'})));
    events.add(bytes("{\"routeKey\": \"" + route + "\", \"body\": " + Secrets.ALL_SENT));
    events.add(bytes(Json.write(Secrets.ALL_SENT)));
    events.add(bytes(Secrets.ALL_SENT));
    return events;
  }

  /** Returns a queue event with a notification of the storage about a new object. */
  static byte[] arrival(String key) {
    return messages(
        StorageEvent.of(
            new ObjectEvent("ObjectCreated:Post", "wxalbum", key, 1, "etag", Instant.now())));
  }

  /** Returns a queue event with one message for each body. */
  static byte[] messages(String... bodies) {
    List<Message> batch = new ArrayList<>();
    for (String body : bodies) {
      batch.add(new Message("message-" + batch.size(), body, Instant.now(), 1, 0));
    }
    return QueueEvent.of("UploadEvents", batch);
  }

  /** Returns malformed queue events, each malformed in another way. */
  static List<byte[]> brokenArrivals() {
    return List.of(
        arrival("originals/" + Secrets.FILE_NAME),
        messages("{\"Records\": [" + Secrets.ALL_SENT),
        messages(Secrets.BEARER, Json.write(Map.of("Records", Secrets.ALL_SENT))),
        messages(Json.write(Map.of("Event", Secrets.ALL_SENT))),
        bytes("{\"Records\": " + Secrets.ALL_SENT),
        bytes(Secrets.BEARER));
  }

  /** Returns an event with a Base64 body, as the gateway passes bodies that are not text. */
  private byte[] event(String route, String body) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("routeKey", route);
    event.put("headers", wellFormed(route).headers());
    event.put("pathParameters", wellFormed(route).parameters());
    event.put("body", body);
    event.put("isBase64Encoded", true);
    return bytes(Json.write(event));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
