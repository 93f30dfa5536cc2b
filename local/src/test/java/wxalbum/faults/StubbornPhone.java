package wxalbum.faults;

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
import wxalbum.testing.ApiRequest;
import wxalbum.testing.FormPost;
import wxalbum.testing.TestCloud;

/**
 * A phone that repeats each request under the same idempotency key until the response is not a 5xx.
 */
final class StubbornPhone {
  private static final int ATTEMPTS = 15;
  private static final int FAULT = 500;
  private static final int CREATED = 201;

  private final World world;
  private final UserSession user = TestCloud.shared().newUser();
  private int requests;

  StubbornPhone(World world) {
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
    JsonNode with(int expected) {
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
  Reply ask(ApiRequest request) {
    return askAs(TestCloud.shared().token(user, Clock.systemUTC()), request);
  }

  /** Calls a route with another token, or without authorization if the token is empty. */
  Reply askAs(String token, ApiRequest request) {
    String number = "%02d".formatted(++requests);
    ApiRequest sent = token.isEmpty() ? request : request.token(token);
    if (!request.headers().containsKey("idempotency-key") && !request.method().equals("GET")) {
      sent = sent.header("idempotency-key", "key-" + number);
    }
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      String name = number + " " + request.route() + " #" + attempt;
      Optional<Reply> reply =
          world
              .fleet
              .call(name, world.fleet.routed(request.route()), sent.event())
              .map(StubbornPhone::reply)
              .filter(response -> response.status() < FAULT);
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw new AssertionError(request.route() + " returned no success in " + ATTEMPTS + " attempts");
  }

  /** Uploads a file by a form and repeats the upload until the storage confirms it. */
  void send(String name, JsonNode form, byte[] file) {
    Map<String, String> fields = new LinkedHashMap<>();
    form
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    URI url = URI.create(form.path("url").asText());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      world.faults.calling("send " + name + " #" + attempt, null);
      if (sent(url, fields, form.path("fileField").asText(), file)) {
        return;
      }
    }
    throw new AssertionError("the storage rejected " + name + " in " + ATTEMPTS + " attempts");
  }

  private boolean sent(URI url, Map<String, String> fields, String fileField, byte[] file) {
    try {
      return FormPost.send(url, fields, fileField, file).statusCode() == CREATED;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      world.faults.ended();
    }
  }

  private static Reply reply(String response) {
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
