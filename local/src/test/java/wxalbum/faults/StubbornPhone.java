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

/** A phone that asks again, with the same key, until it is answered by something else than 5xx. */
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

  /** Whose it is. */
  UserSession user() {
    return user;
  }

  /** An answer of a function. */
  record Reply(int status, JsonNode body) {
    /** The body, where the status is the one hoped for. */
    JsonNode with(int expected) {
      if (status != expected) {
        throw new AssertionError("answered " + status + " " + body + " instead of " + expected);
      }
      return body;
    }
  }

  /** Asks as its user; a request that writes carries a key, its own unless it has one. */
  Reply ask(ApiRequest request) {
    return askAs(TestCloud.shared().token(user, Clock.systemUTC()), request);
  }

  /** Asks with another token, or as nobody where it is empty. */
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
              .filter(it -> it.status() < FAULT);
      if (reply.isPresent()) {
        return reply.get();
      }
    }
    throw new AssertionError(request.route() + " is never answered");
  }

  /** Sends a file by a form until storage says that it has it. */
  void send(String name, JsonNode ticket, byte[] file) {
    Map<String, String> fields = new LinkedHashMap<>();
    ticket
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    URI url = URI.create(ticket.path("url").asText());
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      world.faults.calling("send " + name + " #" + attempt, null);
      if (sent(url, fields, ticket.path("fileField").asText(), file)) {
        return;
      }
    }
    throw new AssertionError("storage never takes " + name);
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
      throw new AssertionError("not an answer of a function: " + response, e);
    }
  }
}
