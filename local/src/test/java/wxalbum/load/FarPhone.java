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
 * A phone on a bad network that uploads photos one after another and repeats interrupted uploads.
 * It records the photos that the storage accepted.
 */
final class FarPhone {
  /** Polls after which a photo that is still expected counts as lost. */
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

  /** Uploads photos while the condition holds. */
  void upload(BooleanSupplier shouldContinue) throws Exception {
    token = post("/login", Map.of("code", "code-" + name), "").path("token").asText();
    album = post("/albums", Map.of("title", name), "album").path("id").asText();
    while (shouldContinue.getAsBoolean()) {
      uploadOne();
      var _ = get("/albums/" + album + "/photos?limit=20");
    }
  }

  /**
   * Waits until no photo is expected any more, then compares the ready photos and the usage with
   * the accepted uploads.
   */
  void recount() throws Exception {
    List<JsonNode> all = all();
    for (int poll = 0; poll < MOST_LOOKS && all.stream().anyMatch(FarPhone::expected); poll++) {
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
          "%d photos accepted, %d ready, %d bytes accepted, but usage is %s"
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
    Map<String, Object> fileRequest = new LinkedHashMap<>();
    fileRequest.put("name", "IMG.JPG");
    fileRequest.put("bytes", file.length);
    fileRequest.put("contentType", "image/jpeg");
    if (random.nextBoolean()) {
      fileRequest.put("sha256", Sha256.ofDigest(Sha256.algorithm().digest(file)).hex());
    }
    String key = UUID.randomUUID().toString();
    OptionalInt status = OptionalInt.empty();
    String photo = "";
    while (status.isEmpty()) {
      JsonNode response =
          post("/albums/" + album + "/uploads", Map.of("files", List.of(fileRequest)), key);
      photo = response.at("/uploads/0/photoId").asText();
      status = send(response.at("/uploads/0"), file);
    }
    if (status.getAsInt() == 201) {
      accepted.add(photo);
      bytes += file.length;
      tally.accepted.incrementAndGet();
    } else {
      tally.trouble("the storage responded with status " + status.getAsInt());
    }
  }

  /** Creates a file that no phone has sent before: random bytes follow the end of the image. */
  private byte[] newPhoto() {
    byte[] picture = photos.get(random.nextInt(photos.size()));
    byte[] file = new byte[picture.length + 16 + random.nextInt(picture.length)];
    random.nextBytes(file);
    System.arraycopy(picture, 0, file, 0, picture.length);
    return file;
  }

  private OptionalInt send(JsonNode form, byte[] file) throws InterruptedException {
    Map<String, String> fields = new LinkedHashMap<>();
    form
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    OptionalInt status = network.post(URI.create(form.path("url").asText()), fields, file);
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

  /**
   * Sends a request and repeats it after {@code Retry-After} while the response is 429 or 503,
   * which it counts.
   */
  private JsonNode answer(HttpRequest request) throws Exception {
    while (true) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      tally.requests.incrementAndGet();
      switch (response.statusCode()) {
        case 200, 201 -> {
          return Json.read(response.body());
        }
        case 429 -> tally.toldToWait.incrementAndGet();
        case 503 -> tally.unavailable(response.headers().firstValue("x-request-id").orElseThrow());
        default ->
            throw new IllegalStateException(
                request.method() + " " + response.statusCode() + " " + response.body());
      }
      Thread.sleep(
          Duration.ofSeconds(response.headers().firstValueAsLong("retry-after").orElseThrow()));
    }
  }
}
