package wxalbum.tests.secrets;

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
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.tests.fixture.UploadEvents;

/** Requests and events with a secret in every possible place. */
public final class SecretRequests {
  private final KnownSecrets secrets;
  private final UserSession user = TestCloud.shared().newUser();
  private final String unknownId = new PhotoId(Ids.newUuid(Instant.now())).toString();

  SecretRequests(KnownSecrets secrets) {
    this.secrets = secrets;
  }

  /** Returns a valid request of a route, about objects that do not exist. */
  TestRequest valid(String route) {
    TestRequest request =
        TestRequest.to(route)
            .bearerToken(secrets.add(TestCloud.shared().issueToken(user, Clock.systemUTC())))
            .pathParam("albumId", unknownId)
            .pathParam("photoId", unknownId)
            .pathParam("shareId", unknownId)
            .pathParam("token", KnownSecrets.SHARE_TOKEN);
    Map<String, Object> body = bodyOf(route);
    return body.isEmpty() ? request : request.jsonBody(body);
  }

  /** Returns a valid body of a route; empty for a route without a body. */
  public static Map<String, Object> bodyOf(String route) {
    return switch (route) {
      case "POST /login" -> Map.of("code", KnownSecrets.CODE);
      case "POST /albums", "PUT /albums/{albumId}" ->
          Map.of("title", KnownSecrets.TITLE, "description", KnownSecrets.DESCRIPTION);
      case "POST /albums/{albumId}/uploads" -> Map.of("files", List.of(fileRequest(100)));
      case "PUT /photos/{photoId}" -> Map.of("caption", KnownSecrets.CAPTION);
      case "POST /albums/{albumId}/shares" ->
          Map.of(
              "label",
              KnownSecrets.LABEL,
              "passcode",
              KnownSecrets.PASSCODE,
              "allowOriginals",
              true);
      case "POST /shared/{token}/open" -> Map.of("passcode", KnownSecrets.PASSCODE);
      default -> Map.of();
    };
  }

  static Map<String, Object> fileRequest(int bytes) {
    return Map.of("name", KnownSecrets.FILE_NAME, "bytes", bytes, "contentType", "image/jpeg");
  }

  /** Returns malformed events of a route, each malformed in another way. */
  List<byte[]> malformedEvents(String route) {
    TestRequest valid = valid(route);
    List<TestRequest> requests = new ArrayList<>();
    requests.add(valid.bearerToken(KnownSecrets.BEARER));
    requests.add(valid.header("authorization", KnownSecrets.ALL_REQUEST_SECRETS));
    requests.add(valid.rawBody("{\"title\": \"" + KnownSecrets.ALL_REQUEST_SECRETS));
    requests.add(valid.rawBody("{\"code\": " + KnownSecrets.BEARER + "}"));
    requests.add(
        valid.jsonBody(Map.of(KnownSecrets.TITLE, KnownSecrets.ALL_REQUEST_SECRETS, "title", 7)));
    requests.add(valid.jsonBody(List.of(KnownSecrets.ALL_REQUEST_SECRETS)));
    requests.add(
        valid
            .queryParam("cursor", KnownSecrets.ALL_REQUEST_SECRETS)
            .queryParam("limit", KnownSecrets.TITLE));
    requests.add(valid.header("idempotency-key", KnownSecrets.ALL_REQUEST_SECRETS));
    TestRequest foreign = valid;
    for (String parameter : valid.pathParams().keySet()) {
      foreign = foreign.pathParam(parameter, KnownSecrets.SHARE_TOKEN);
    }
    requests.add(foreign);
    List<byte[]> events = new ArrayList<>();
    requests.forEach(request -> events.add(request.toEvent()));
    events.add(base64Event(route, KnownSecrets.ALL_REQUEST_SECRETS));
    events.add(
        base64Event(route, Base64.getEncoder().encodeToString(new byte[] {(byte) 0xff, '{', '"'})));
    events.add(
        toBytes("{\"routeKey\": \"" + route + "\", \"body\": " + KnownSecrets.ALL_REQUEST_SECRETS));
    events.add(toBytes(Json.write(KnownSecrets.ALL_REQUEST_SECRETS)));
    events.add(toBytes(KnownSecrets.ALL_REQUEST_SECRETS));
    return events;
  }

  /** Returns a queue event with a notification of the storage about a new object. */
  static byte[] uploadEvent(String key) {
    return UploadEvents.queueEvent(
        UploadEvents.messageBody(
            new ObjectEvent("ObjectCreated:Post", "wxalbum", key, 1, "etag", Instant.now())));
  }

  /** Returns malformed queue events, each malformed in another way. */
  static List<byte[]> malformedQueueEvents() {
    return List.of(
        uploadEvent("originals/" + KnownSecrets.FILE_NAME),
        UploadEvents.queueEvent("{\"Records\": [" + KnownSecrets.ALL_REQUEST_SECRETS),
        UploadEvents.queueEvent(
            KnownSecrets.BEARER, Json.write(Map.of("Records", KnownSecrets.ALL_REQUEST_SECRETS))),
        UploadEvents.queueEvent(Json.write(Map.of("Event", KnownSecrets.ALL_REQUEST_SECRETS))),
        toBytes("{\"Records\": " + KnownSecrets.ALL_REQUEST_SECRETS),
        toBytes(KnownSecrets.BEARER));
  }

  /** Returns an event with a Base64 body, as the gateway passes bodies that are not text. */
  private byte[] base64Event(String route, String body) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("routeKey", route);
    event.put("headers", valid(route).headers());
    event.put("pathParameters", valid(route).pathParams());
    event.put("body", body);
    event.put("isBase64Encoded", true);
    return toBytes(Json.write(event));
  }

  private static byte[] toBytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
