package wxalbum.tests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.RenditionSize;
import wxalbum.album.Sha256;
import wxalbum.testkit.TestRequest;

/**
 * One month of an owner with two albums, until the purge. Of the files one is broken and then
 * replaced, one stays broken, one is never sent, and the event of one is lost. Photos and albums
 * are trashed, photos are restored, and guests open shares.
 */
final class OwnerScenario {
  private static final String UPLOADS_ROUTE = "POST /albums/{albumId}/uploads";
  private static final String PHOTO_ROUTE = "GET /photos/{photoId}";
  private static final Duration WAIT_STEP = Duration.ofMinutes(30);

  /**
   * Maximum number of waits of half an hour: far less than a day, so no bucket scan repairs the
   * losses.
   */
  private static final int MAX_WAITS = 20;

  private final SystemUnderTest world;
  private final RetryingPhone phone;
  private final NamedIds ids = new NamedIds();
  private final List<String> inconsistencies = new ArrayList<>();
  private int waitCount;

  OwnerScenario(SystemUnderTest world) {
    this.world = world;
    this.phone = new RetryingPhone(world);
    ids.add("the-owner", phone.user().userId().value());
  }

  /** Returns the names of everything that the owner created, by id. */
  Map<UUID, String> namesById() {
    return ids.namesById();
  }

  /** Returns the objects that were missing while the owner could see their photos. */
  List<String> inconsistencies() {
    return inconsistencies;
  }

  /** Returns how often the owner had to wait for a sweep. */
  int waitCount() {
    return waitCount;
  }

  /** Runs the whole scenario. */
  void run() {
    createAlbum("lake");
    createAlbum("hills");
    uploadPhotos();
    replaceBrokenFile();
    editPhotosAndAlbum();
    causeLosses();
    shareAlbum();
    deleteAlbum();
    passRetention();
  }

  private void createAlbum(String album) {
    ids.add(
        album,
        phone
            .call(TestRequest.to("POST /albums").jsonBody(Map.of("title", album)))
            .expectStatus(201));
  }

  private void uploadPhotos() {
    JsonNode forms = requestUploads("lake", "asked-first", "ann", "bob", "cut", "rot");
    phone.upload("ann", forms.path(0), SmallJpegs.jpeg("ann"));
    phone.upload("bob", forms.path(1), SmallJpegs.jpeg("bob"));
    phone.upload("cut", forms.path(2), SmallJpegs.garbage("cut"));
    phone.upload("rot", forms.path(3), SmallJpegs.garbage("rot"));
    world.eventQueue.deliverAll(world.fleet);
  }

  /** Repeats the upload request after a broken file and sends the correct file. */
  private void replaceBrokenFile() {
    awaitStatus("cut", "failed");
    awaitStatus("rot", "failed");
    // Otherwise only milliseconds would separate the old object from the uploads of the new form.
    world.timeShifter.shiftBack(WAIT_STEP);
    JsonNode newForms = requestUploads("lake", "asked-first", "ann", "bob", "cut", "rot");
    phone.upload("cut again", newForms.path(2), SmallJpegs.jpeg("cut"));
    world.eventQueue.deliverAll(world.fleet);
    awaitStatus("cut", "ready");
  }

  private void editPhotosAndAlbum() {
    callPhotoRoute("PUT /photos/{photoId}", "ann", Map.of("caption", "Ann at the lake"))
        .expectStatus(200);
    awaitStatus("bob", "ready");
    TestRequest cover =
        TestRequest.to("PUT /albums/{albumId}")
            .pathParam("albumId", ids.idOf("lake"))
            .jsonBody(Map.of("title", "The lake", "coverPhotoId", ids.idOf("bob")));
    phone.call(cover).expectStatus(200);
    awaitStatus("ann", "ready");
    JsonNode duplicate = requestUploads("lake", "asked-for-a-duplicate", "ann");
    if (!duplicate.at("/0/status").asText().equals("duplicate")) {
      throw new AssertionError("an identical file was not reported as duplicate: " + duplicate);
    }
    callPhotoRoute("DELETE /photos/{photoId}", "bob", Map.of()).expectStatus(204);
    callPhotoRoute("DELETE /photos/{photoId}", "rot", Map.of()).expectStatus(204);
    callPhotoRoute("POST /photos/{photoId}/restore", "bob", Map.of()).expectStatus(200);
  }

  /** Loses an event, a rendition and the row of an object, which only the sweep can detect. */
  private void causeLosses() {
    JsonNode form = requestUploads("lake", "asked-unheard", "una").path(0);
    phone.upload("una", form, SmallJpegs.jpeg("una"));
    world.eventQueue.dropPending();
    awaitStatus("una", "ready");
    AlbumId lake = new AlbumId(Ids.parse(ids.idOf("lake")).orElseThrow());
    PhotoId ann = new PhotoId(Ids.parse(ids.idOf("ann")).orElseThrow());
    world.deleteObject(new ObjectKey.Rendition(lake, ann, RenditionSize.SMALL));
    world.putOrphan(
        new ObjectKey.Original(lake, new PhotoId(Ids.newUuid(Instant.now()))),
        SmallJpegs.jpeg("orphan"));
  }

  private void shareAlbum() {
    String link = createShare("family", Map.of("label", "family", "maxViews", 3));
    for (int view = 1; view <= 2; view++) {
      JsonNode opened = openShare(link).expectStatus(200);
      String token = opened.path("viewToken").asText();
      phone
          .callAs(token, TestRequest.to("GET /shared/{token}/photos").pathParam("token", link))
          .expectStatus(200);
    }
    String otherLink = createShare("friends", Map.of("label", "friends"));
    openShare(otherLink).expectStatus(200);
    phone
        .call(TestRequest.to("DELETE /shares/{shareId}").pathParam("shareId", ids.idOf("friends")))
        .expectStatus(204);
    openShare(otherLink).expectStatus(410);
  }

  private void deleteAlbum() {
    phone.upload(
        "hut", requestUploads("hills", "asked-in-hills", "hut").path(0), SmallJpegs.jpeg("hut"));
    world.eventQueue.deliverAll(world.fleet);
    phone
        .call(TestRequest.to("DELETE /albums/{albumId}").pathParam("albumId", ids.idOf("hills")))
        .expectStatus(204);
    requestUploads("lake", "asked-in-vain", "nil");
  }

  private void passRetention() {
    for (Duration time : List.of(Duration.ofHours(2), Duration.ofHours(26), Duration.ofDays(31))) {
      world.timeShifter.shiftBack(time);
      var _ = SweepRunner.runOnce(world, "sweep after " + time);
      world.eventQueue.deliverAll(world.fleet);
    }
  }

  /** Requests upload forms under an idempotency key and returns them. */
  private JsonNode requestUploads(String album, String key, String... files) {
    List<Map<String, Object>> requests = new ArrayList<>();
    for (String name : files) {
      requests.add(fileRequest(name, !name.equals("cut") && !name.equals("rot")));
    }
    JsonNode uploads =
        phone
            .call(
                TestRequest.to(UPLOADS_ROUTE)
                    .pathParam("albumId", ids.idOf(album))
                    .header("idempotency-key", key)
                    .jsonBody(Map.of("files", requests)))
            .expectStatus(201)
            .path("uploads");
    for (int i = 0; i < files.length; i++) {
      ids.add(files[i], uploads.path(i).path("photoId").asText());
    }
    return uploads;
  }

  private static Map<String, Object> fileRequest(String name, boolean digest) {
    byte[] picture = SmallJpegs.jpeg(name);
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("name", name + ".jpg");
    file.put("bytes", picture.length);
    file.put("contentType", "image/jpeg");
    file.put("takenAt", "2026-05-01T10:00:%02d+08:00".formatted(name.charAt(0) - 'a'));
    if (digest) {
      file.put("sha256", Sha256.ofBytes(Sha256.newMessageDigest().digest(picture)).hex());
    }
    return file;
  }

  /** Waits until a photo has a status, and runs the sweep between the checks. */
  private void awaitStatus(String name, String status) {
    for (int i = 0; i < MAX_WAITS; i++) {
      JsonNode current = callPhotoRoute(PHOTO_ROUTE, name, Map.of()).expectStatus(200);
      if (current.path("status").asText().equals(status)) {
        inconsistencies.addAll(ConsistencyCheck.findMissingObjects(world));
        return;
      }
      waitCount++;
      world.timeShifter.shiftBack(WAIT_STEP);
      var _ = SweepRunner.runOnce(world, "sweep while waiting for " + name + " " + i);
      world.eventQueue.deliverAll(world.fleet);
    }
    throw new AssertionError(name + " is not " + status + " after " + MAX_WAITS + " waits");
  }

  private RetryingPhone.Reply callPhotoRoute(String route, String name, Map<String, Object> body) {
    TestRequest request = TestRequest.to(route).pathParam("photoId", ids.idOf(name));
    return phone.call(body.isEmpty() ? request : request.jsonBody(body));
  }

  private String createShare(String name, Map<String, Object> options) {
    TestRequest request =
        TestRequest.to("POST /albums/{albumId}/shares")
            .pathParam("albumId", ids.idOf("lake"))
            .jsonBody(options);
    JsonNode share = phone.call(request).expectStatus(201);
    ids.add(name, share);
    return share.path("token").asText();
  }

  private RetryingPhone.Reply openShare(String link) {
    return phone.callAs(
        "",
        TestRequest.to("POST /shared/{token}/open").pathParam("token", link).jsonBody(Map.of()));
  }
}
