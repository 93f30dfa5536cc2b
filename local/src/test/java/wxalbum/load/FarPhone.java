package wxalbum.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import wxalbum.album.Sha256;
import wxalbum.http.Json;

/**
 * A phone on a bad network, which uploads one photo after another and repeats what breaks off. It
 * remembers what the storage has accepted.
 */
final class FarPhone {
  /** After so many looks what is still expected is lost. */
  private static final int MOST_LOOKS = 120;

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final HttpClient client;
  private final URI api;
  private final BadNetwork network;
  private final Random random;
  private final List<byte[]> photos;
  private final Tally tally;
  private final String name;
  private final Set<String> accepted = new HashSet<>();
  private String token = "";
  private String album = "";
  private long bytes;

  FarPhone(
      String name,
      HttpClient client,
      URI api,
      BadNetwork network,
      Random random,
      List<byte[]> photos,
      Tally tally) {
    this.name = name;
    this.client = client;
    this.api = api;
    this.network = network;
    this.random = random;
    this.photos = photos;
    this.tally = tally;
  }

  /** Uploads as long as it is told to. */
  void upload(BooleanSupplier goesOn) throws Exception {
    token = post("/login", Map.of("code", "code-" + name), "").path("token").asText();
    album = post("/albums", Map.of("title", name), "album").path("id").asText();
    while (goesOn.getAsBoolean()) {
      uploadOne();
      var _ = get("/albums/" + album + "/photos?limit=20");
    }
  }

  /** Waits while photos are expected, and looks for all that was accepted. */
  void recount() throws Exception {
    List<JsonNode> all = all();
    for (int look = 0; look < MOST_LOOKS && all.stream().anyMatch(FarPhone::expected); look++) {
      Thread.sleep(BETWEEN_LOOKS);
      all = all();
    }
    Set<String> ready =
        all.stream()
            .filter(photo -> photo.path("status").asText().equals("ready"))
            .map(photo -> photo.path("id").asText())
            .collect(Collectors.toSet());
    tally.ready.addAndGet(ready.size());
    JsonNode usage = get("/me").path("usage");
    if (!ready.equals(accepted)
        || usage.path("photos").asInt() != accepted.size()
        || usage.path("bytes").asLong() != bytes) {
      tally.trouble(
          "%d accepted, %d ready, %d bytes, usage %s"
              .formatted(accepted.size(), ready.size(), bytes, usage));
    }
  }

  private static boolean expected(JsonNode photo) {
    return photo.path("status").asText().equals("expected");
  }

  private List<JsonNode> all() throws Exception {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get("/albums/" + album + "/photos?limit=100" + next);
      page.path("items").forEach(all::add);
      next = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!next.isEmpty());
    return all;
  }

  private void uploadOne() throws Exception {
    byte[] file = newPhoto();
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("name", "IMG.JPG");
    asked.put("bytes", file.length);
    asked.put("contentType", "image/jpeg");
    if (random.nextBoolean()) {
      asked.put("sha256", Sha256.ofDigest(Sha256.algorithm().digest(file)).hex());
    }
    String key = UUID.randomUUID().toString();
    OptionalInt status = OptionalInt.empty();
    String photo = "";
    while (status.isEmpty()) {
      JsonNode answer = post("/albums/" + album + "/uploads", Map.of("files", List.of(asked)), key);
      photo = answer.at("/uploads/0/photoId").asText();
      status = send(answer.at("/uploads/0"), file);
    }
    if (status.getAsInt() == 201) {
      accepted.add(photo);
      bytes += file.length;
      tally.accepted.incrementAndGet();
    } else {
      tally.trouble("the storage answers " + status.getAsInt());
    }
  }

  /** Each is one of its own: bytes after the picture's end make it so. */
  private byte[] newPhoto() {
    byte[] picture = photos.get(random.nextInt(photos.size()));
    byte[] file = new byte[picture.length + 16 + random.nextInt(picture.length)];
    random.nextBytes(file);
    System.arraycopy(picture, 0, file, 0, picture.length);
    return file;
  }

  private OptionalInt send(JsonNode ticket, byte[] file) throws InterruptedException {
    Map<String, String> fields = new LinkedHashMap<>();
    ticket
        .path("fields")
        .properties()
        .forEach(it -> fields.put(it.getKey(), it.getValue().asText()));
    OptionalInt status = network.post(URI.create(ticket.path("url").asText()), fields, file);
    if (status.isEmpty()) {
      tally.brokenOff.incrementAndGet();
    }
    return status;
  }

  private JsonNode get(String path) throws Exception {
    return answer(request(path).build());
  }

  private JsonNode post(String path, Object body, String key) throws Exception {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(Json.write(body)));
    return answer((key.isEmpty() ? request : request.header("idempotency-key", key)).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api + path))
        .header("authorization", "Bearer " + token)
        .header("content-type", "application/json");
  }

  /** Asks again after the time for which it is told to wait, and counts why. */
  private JsonNode answer(HttpRequest request) throws Exception {
    while (true) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      tally.requests.incrementAndGet();
      switch (answer.statusCode()) {
        case 200, 201 -> {
          return Json.read(answer.body());
        }
        case 429 -> tally.toldToWait.incrementAndGet();
        case 503 -> tally.unavailable(answer.headers().firstValue("x-request-id").orElseThrow());
        default ->
            throw new IllegalStateException(
                request.method() + " " + answer.statusCode() + " " + answer.body());
      }
      Thread.sleep(
          Duration.ofSeconds(answer.headers().firstValueAsLong("retry-after").orElseThrow()));
    }
  }
}
