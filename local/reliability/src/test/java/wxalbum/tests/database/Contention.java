package wxalbum.tests.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import wxalbum.embedded.ObjectEvent;
import wxalbum.http.Json;
import wxalbum.testkit.MultipartForm;
import wxalbum.testkit.TestRequest;
import wxalbum.tests.database.ContendedAlbum.Upload;
import wxalbum.tests.fixture.TestDeployment;
import wxalbum.tests.fixture.UploadEvents;

/** Actions of phones, of the upload queue, of owners and of the sweep on the same few albums. */
final class Contention {
  private static final int ALBUMS = 2;
  private static final int MAX_RECEIVES = 5;
  private static final int SERVER_ERROR = 500;

  private final TestDeployment deployment;
  private final ContentionStatistics statistics;
  private final BlockingQueue<Message> queue = new LinkedBlockingQueue<>();
  private final AtomicReferenceArray<ContendedAlbum> albums = new AtomicReferenceArray<>(ALBUMS);
  private final HttpClient phone = HttpClient.newHttpClient();

  Contention(TestDeployment deployment, ContentionStatistics statistics) {
    this.deployment = deployment;
    this.statistics = statistics;
    for (int i = 0; i < ALBUMS; i++) {
      albums.set(i, new ContendedAlbum());
    }
  }

  /** A message about a new original. */
  private record Message(ObjectEvent event, int receives) {}

  /** Queues the event of a new original. */
  void onStorageEvent(ObjectEvent event) {
    if (event.name().startsWith("ObjectCreated:") && event.key().startsWith("originals/")) {
      queue.add(new Message(event, 1));
    }
  }

  /** Requests upload forms, or repeats an earlier request, and sends most of the files. */
  void upload(Random random) throws Exception {
    int position = random.nextInt(ALBUMS);
    ContendedAlbum album = albums.get(position);
    boolean repeats = random.nextInt(3) == 0;
    Upload upload = repeats ? album.repeatedUpload(random) : album.newUpload(random);
    JsonNode forms =
        call(repeats ? "repeat" : "upload", "upload", upload.request()).path("uploads");
    int formCount = 0;
    for (int i = 0; i < forms.size(); i++) {
      if (forms.path(i).path("status").asText().equals("expected")) {
        formCount++;
        if (random.nextInt(4) > 0) {
          sendFile(forms.path(i), upload.files().get(i));
        }
      }
    }
    if (!album.addForms(formCount)) {
      albums.compareAndSet(position, album, new ContendedAlbum());
    }
  }

  /** Processes one message of the queue, some of them twice. */
  void processMessage(Random random) throws InterruptedException {
    Message message = queue.poll(10, TimeUnit.MILLISECONDS);
    if (message == null) {
      return;
    }
    String body = UploadEvents.messageBody(message.event());
    String response = invoke("event", "thumbnail", UploadEvents.queueEvent(body));
    boolean processed = response.equals("{\"batchItemFailures\":[]}");
    statistics.count(processed ? "event processed" : "event failed");
    if (!processed && message.receives() == MAX_RECEIVES) {
      statistics.recordFailure("an event failed " + MAX_RECEIVES + " times: " + response);
    } else if (!processed || random.nextInt(5) == 0) {
      queue.add(new Message(message.event(), message.receives() + 1));
    }
  }

  /** Moves a photo to the trash, or restores one. Then the retention of some photos has passed. */
  void trashOrRestore(Random random) throws Exception {
    TestRequest request = albums.get(random.nextInt(ALBUMS)).trashOrRestore(random);
    var _ = call(request.method().equals("POST") ? "restore" : "trash", "manage-album", request);
    ContendedRows.endRetention(random.nextInt(64));
  }

  /** Runs the sweep. */
  void sweep(Random random) {
    boolean completed = !invoke("sweep", "sweep", "{}".getBytes(StandardCharsets.UTF_8)).isEmpty();
    statistics.count(completed ? "sweep" : "sweep failed");
    if (!completed) {
      statistics.recordFailure("the sweep failed: " + deployment.exceptionLog());
    }
  }

  private JsonNode call(String action, String function, TestRequest request) throws IOException {
    JsonNode response = Json.read(invoke(action, function, request.toEvent()));
    int status = response.path("statusCode").asInt();
    statistics.count(action + " " + status);
    if (status >= SERVER_ERROR || status == 0) {
      statistics.recordFailure(action + " failed: " + response);
    }
    return response.has("body") ? Json.read(response.path("body").asText()) : response;
  }

  private String invoke(String action, String function, byte[] event) {
    long start = System.nanoTime();
    String response = deployment.invoke(function, event);
    statistics.recordDuration(action, System.nanoTime() - start);
    return response;
  }

  private void sendFile(JsonNode form, byte[] file) throws IOException, InterruptedException {
    Map<String, String> fields = new LinkedHashMap<>();
    form.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    var body = MultipartForm.encode(MultipartForm.parts(fields, "file", file));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(form.path("url").asText()))
            .header("content-type", body.mediaType().toString())
            .POST(body)
            .build();
    statistics.count("file " + phone.send(request, BodyHandlers.ofString()).statusCode());
  }
}
