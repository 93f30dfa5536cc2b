package wxalbum.tests.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wxalbum.http.Json;
import wxalbum.session.UserSession;
import wxalbum.testkit.MultipartForm;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;

/**
 * A phone that repeats each request under the same idempotency key until the response is not a 5xx.
 */
final class RetryingPhone {
  private static final int ATTEMPTS = 15;
  private static final int SERVER_ERROR = 500;
  private static final int CREATED = 201;

  private final SystemUnderTest world;
  private final UserSession user = TestCloud.shared().newUser();
  private int requestCount;

  RetryingPhone(SystemUnderTest world) {
    this.world = world;
  }

  /** Returns the user of the phone. */
  UserSession user() {
    return user;
  }

  /** A response of a function. */
  record Reply(int status, JsonNode body) {
    /**
     * Returns the body.
     *
     * @throws AssertionError if the status is another than expected
     */
    JsonNode expectStatus(int expected) {
      if (status != expected) {
        throw new AssertionError("status is " + status + " " + body + " instead of " + expected);
      }
      return body;
    }
  }

  /**
   * Calls a route as the phone's user. A writing request without an idempotency key gets one of its
   * own.
   */
  Reply call(TestRequest request) {
    return callAs(TestCloud.shared().issueToken(user, Clock.systemUTC()), request);
  }

  /** Calls a route with another token, or without authorization if the token is empty. */
  Reply callAs(String token, TestRequest request) {
    String number = "%02d".formatted(++requestCount);
    TestRequest sent = token.isEmpty() ? request : request.bearerToken(token);
    if (!request.headers().containsKey("idempotency-key") && !request.method().equals("GET")) {
      sent = sent.header("idempotency-key", "request-of-the-phone-" + number);
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      String name = number + " " + request.route() + " #" + attempt;
      Optional<Reply> reply =
          world
              .fleet
              .invoke(name, world.fleet.functionForRoute(request.route()), sent.toEvent())
              .map(RetryingPhone::parseReply)
              .filter(response -> response.status() < SERVER_ERROR);
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw new AssertionError(request.route() + " returned no success in " + ATTEMPTS + " attempts");
  }

  /** Uploads a file by a form and repeats the upload until the storage confirms it. */
  void upload(String name, JsonNode form, byte[] file) {
    Map<String, String> fields = new LinkedHashMap<>();
    form.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    URI url = URI.create(form.path("url").asText());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      world.faults.beginCall("send " + name + " #" + attempt, null);
      if (tryUpload(url, fields, form.path("fileField").asText(), file)) {
        return;
      }
    }
    throw new AssertionError("the storage rejected " + name + " in " + ATTEMPTS + " attempts");
  }

  private boolean tryUpload(URI url, Map<String, String> fields, String fileField, byte[] file) {
    try {
      return MultipartForm.send(url, fields, fileField, file).statusCode() == CREATED;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      world.faults.endCall();
    }
  }

  private static Reply parseReply(String response) {
    try {
      JsonNode node = Json.read(response);
      JsonNode body =
          node.has("body") ? Json.read(node.path("body").asText()) : MissingNode.getInstance();
      return new Reply(node.path("statusCode").asInt(), body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the response of a function is not valid JSON: " + response, e);
    }
  }
}
