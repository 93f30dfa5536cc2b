package wxalbum.tests.load;

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
final class UnreliablePhone {
  /** Polls after which a photo that is still expected counts as lost. */
  private static final int MAX_POLLS = 120;

  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  private final HttpClient client;
  private final URI api;
  private final UnreliableNetwork network;
  private final Random random;
  private final List<byte[]> photos;
  private final LoadStatistics statistics;
  private final String name;
  private final Set<String> acceptedIds = new HashSet<>();
  private String token = "";
  private String albumId = "";
  private long acceptedBytes;

  UnreliablePhone(
      String name,
      HttpClient client,
      URI api,
      UnreliableNetwork network,
      Random random,
      List<byte[]> photos,
      LoadStatistics tally) {
    this.name = name;
    this.client = client;
    this.api = api;
    this.network = network;
    this.random = random;
    this.photos = photos;
    this.statistics = tally;
  }

  /** Uploads photos while the condition holds. */
  void uploadWhile(BooleanSupplier shouldContinue) throws Exception {
    token = post("/login", Map.of("code", "code-" + name), "").path("token").asText();
    albumId = post("/albums", Map.of("title", name), "album").path("id").asText();
    while (shouldContinue.getAsBoolean()) {
      uploadPhoto();
      var _ = get("/albums/" + albumId + "/photos?limit=20");
    }
  }

  /**
   * Waits until no photo is expected any more, then compares the ready photos and the usage with
   * the accepted uploads.
   */
  void verifyUploads() throws Exception {
    List<JsonNode> all = listPhotos();
    for (int poll = 0;
        poll < MAX_POLLS && all.stream().anyMatch(UnreliablePhone::isExpected);
        poll++) {
      Thread.sleep(POLL_INTERVAL);
      all = listPhotos();
    }
    Set<String> ready =
        all.stream()
            .filter(photo -> photo.path("status").asText().equals("ready"))
            .map(photo -> photo.path("id").asText())
            .collect(Collectors.toSet());
    statistics.readyPhotos.addAndGet(ready.size());
    JsonNode usage = get("/me").path("usage");
    if (!ready.equals(acceptedIds)
        || usage.path("photos").asInt() != acceptedIds.size()
        || usage.path("bytes").asLong() != acceptedBytes) {
      statistics.recordProblem(
          "%d photos accepted, %d ready, %d bytes accepted, but usage is %s"
              .formatted(acceptedIds.size(), ready.size(), acceptedBytes, usage));
    }
  }

  private static boolean isExpected(JsonNode photo) {
    return photo.path("status").asText().equals("expected");
  }

  private List<JsonNode> listPhotos() throws Exception {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get("/albums/" + albumId + "/photos?limit=100" + next);
      page.path("items").forEach(all::add);
      next = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
    } while (!next.isEmpty());
    return all;
  }

  private void uploadPhoto() throws Exception {
    byte[] file = createUniquePhoto();
    Map<String, Object> fileRequest = new LinkedHashMap<>();
    fileRequest.put("name", "IMG.JPG");
    fileRequest.put("bytes", file.length);
    fileRequest.put("contentType", "image/jpeg");
    if (random.nextBoolean()) {
      fileRequest.put("sha256", Sha256.ofBytes(Sha256.newMessageDigest().digest(file)).hex());
    }
    String key = UUID.randomUUID().toString();
    OptionalInt status = OptionalInt.empty();
    String photo = "";
    while (status.isEmpty()) {
      JsonNode response =
          post("/albums/" + albumId + "/uploads", Map.of("files", List.of(fileRequest)), key);
      photo = response.at("/uploads/0/photoId").asText();
      status = sendForm(response.at("/uploads/0"), file);
    }
    if (status.getAsInt() == 201) {
      acceptedIds.add(photo);
      acceptedBytes += file.length;
      statistics.acceptedUploads.incrementAndGet();
    } else {
      statistics.recordProblem("the storage responded with status " + status.getAsInt());
    }
  }

  /** Creates a file that no phone has sent before: random bytes follow the end of the image. */
  private byte[] createUniquePhoto() {
    byte[] picture = photos.get(random.nextInt(photos.size()));
    byte[] file = new byte[picture.length + 16 + random.nextInt(picture.length)];
    random.nextBytes(file);
    System.arraycopy(picture, 0, file, 0, picture.length);
    return file;
  }

  private OptionalInt sendForm(JsonNode form, byte[] file) throws InterruptedException {
    Map<String, String> fields = new LinkedHashMap<>();
    form.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    OptionalInt status = network.post(URI.create(form.path("url").asText()), fields, file);
    if (status.isEmpty()) {
      statistics.interruptedUploads.incrementAndGet();
    }
    return status;
  }

  private JsonNode get(String path) throws Exception {
    return sendWithRetry(request(path).build());
  }

  private JsonNode post(String path, Object body, String key) throws Exception {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(Json.write(body)));
    return sendWithRetry(
        (key.isEmpty() ? request : request.header("idempotency-key", key)).build());
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
  private JsonNode sendWithRetry(HttpRequest request) throws Exception {
    while (true) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      statistics.requests.incrementAndGet();
      switch (response.statusCode()) {
        case 200, 201 -> {
          return Json.read(response.body());
        }
        case 429 -> statistics.rateLimited.incrementAndGet();
        case 503 ->
            statistics.recordUnavailable(
                response.headers().firstValue("x-request-id").orElseThrow());
        default ->
            throw new IllegalStateException(
                request.method() + " " + response.statusCode() + " " + response.body());
      }
      Thread.sleep(
          Duration.ofSeconds(response.headers().firstValueAsLong("retry-after").orElseThrow()));
    }
  }
}
