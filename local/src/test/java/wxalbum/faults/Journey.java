package wxalbum.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
import wxalbum.testing.ApiRequest;

/**
 * One month of an owner with two albums, until the purge. Of the files one is broken and then
 * replaced, one stays broken, one is never sent, and the event of one is lost. Photos and albums
 * are trashed, photos are restored, and guests open shares.
 */
final class Journey {
  private static final String UPLOADS = "POST /albums/{albumId}/uploads";
  private static final String PHOTO = "GET /photos/{photoId}";
  private static final Duration A_WHILE = Duration.ofMinutes(30);

  /** Most waits of half an hour: far less than a day, so no bucket scan repairs the losses. */
  private static final int LONGEST_WAIT = 20;

  private final World world;
  private final StubbornPhone phone;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<UUID, String> names = new HashMap<>();
  private final List<String> disagreements = new ArrayList<>();
  private int waits;

  Journey(World world) {
    this.world = world;
    this.phone = new StubbornPhone(world);
    names.put(phone.user().userId().value(), "the-owner");
  }

  /** Returns the names of everything that the owner created, by id. */
  Map<UUID, String> names() {
    return names;
  }

  /** Returns the objects that were missing while the owner could see their photos. */
  List<String> disagreements() {
    return disagreements;
  }

  /** Returns how often the owner had to wait for a sweep. */
  int waits() {
    return waits;
  }

  /** Runs the whole scenario. */
  void run() {
    create("lake");
    create("hills");
    upload();
    mendTheBrokenOne();
    change();
    neglect();
    share();
    deleteAnAlbum();
    growOld();
  }

  private void create(String album) {
    name(album, phone.ask(ApiRequest.to("POST /albums").json(Map.of("title", album))).with(201));
  }

  private void upload() {
    JsonNode forms = expect("lake", "asked-first", "ann", "bob", "cut", "rot");
    phone.send("ann", forms.path(0), SmallPictures.jpeg("ann"));
    phone.send("bob", forms.path(1), SmallPictures.jpeg("bob"));
    phone.send("cut", forms.path(2), SmallPictures.garbage("cut"));
    phone.send("rot", forms.path(3), SmallPictures.garbage("rot"));
    world.arrivals.drain(world.fleet);
  }

  /** Repeats the upload request after a broken file and sends the correct file. */
  private void mendTheBrokenOne() {
    await("cut", "failed");
    await("rot", "failed");
    // Otherwise only milliseconds would separate the old object from the uploads of the new form.
    world.ageing.by(A_WHILE);
    JsonNode newForms = expect("lake", "asked-first", "ann", "bob", "cut", "rot");
    phone.send("cut again", newForms.path(2), SmallPictures.jpeg("cut"));
    world.arrivals.drain(world.fleet);
    await("cut", "ready");
  }

  private void change() {
    photo("PUT /photos/{photoId}", "ann", Map.of("caption", "Ann at the lake")).with(200);
    await("bob", "ready");
    ApiRequest cover =
        ApiRequest.to("PUT /albums/{albumId}")
            .path("albumId", id("lake"))
            .json(Map.of("title", "The lake", "coverPhotoId", id("bob")));
    phone.ask(cover).with(200);
    await("ann", "ready");
    JsonNode duplicate = expect("lake", "asked-for-a-duplicate", "ann");
    if (!duplicate.at("/0/status").asText().equals("duplicate")) {
      throw new AssertionError("an identical file was not reported as duplicate: " + duplicate);
    }
    photo("DELETE /photos/{photoId}", "bob", Map.of()).with(204);
    photo("DELETE /photos/{photoId}", "rot", Map.of()).with(204);
    photo("POST /photos/{photoId}/restore", "bob", Map.of()).with(200);
  }

  /** Loses an event, a rendition and the row of an object, which only the sweep can detect. */
  private void neglect() {
    JsonNode form = expect("lake", "asked-unheard", "una").path(0);
    phone.send("una", form, SmallPictures.jpeg("una"));
    world.arrivals.lose();
    await("una", "ready");
    AlbumId lake = new AlbumId(Ids.parse(id("lake")).orElseThrow());
    PhotoId ann = new PhotoId(Ids.parse(id("ann")).orElseThrow());
    world.remove(new ObjectKey.Rendition(lake, ann, RenditionSize.SMALL));
    world.layOrphan(
        new ObjectKey.Original(lake, new PhotoId(Ids.next(Instant.now()))),
        SmallPictures.jpeg("orphan"));
  }

  private void share() {
    String link = newShare("family", Map.of("label", "family", "maxViews", 3));
    for (int view = 1; view <= 2; view++) {
      JsonNode opened = open(link).with(200);
      String token = opened.path("viewToken").asText();
      phone.askAs(token, ApiRequest.to("GET /shared/{token}/photos").path("token", link)).with(200);
    }
    String otherLink = newShare("friends", Map.of("label", "friends"));
    open(otherLink).with(200);
    phone.ask(ApiRequest.to("DELETE /shares/{shareId}").path("shareId", id("friends"))).with(204);
    open(otherLink).with(410);
  }

  private void deleteAnAlbum() {
    phone.send("hut", expect("hills", "asked-in-hills", "hut").path(0), SmallPictures.jpeg("hut"));
    world.arrivals.drain(world.fleet);
    phone.ask(ApiRequest.to("DELETE /albums/{albumId}").path("albumId", id("hills"))).with(204);
    expect("lake", "asked-in-vain", "nil");
  }

  private void growOld() {
    for (Duration time : List.of(Duration.ofHours(2), Duration.ofHours(26), Duration.ofDays(31))) {
      world.ageing.by(time);
      var _ = Sweeps.one(world, "sweep after " + time);
      world.arrivals.drain(world.fleet);
    }
  }

  /** Requests upload forms under an idempotency key and returns them. */
  private JsonNode expect(String album, String key, String... files) {
    List<Map<String, Object>> requests = new ArrayList<>();
    for (String name : files) {
      requests.add(file(name, !name.equals("cut") && !name.equals("rot")));
    }
    JsonNode uploads =
        phone
            .ask(
                ApiRequest.to(UPLOADS)
                    .path("albumId", id(album))
                    .header("idempotency-key", key)
                    .json(Map.of("files", requests)))
            .with(201)
            .path("uploads");
    for (int i = 0; i < files.length; i++) {
      name(files[i], uploads.path(i).path("photoId").asText());
    }
    return uploads;
  }

  private static Map<String, Object> file(String name, boolean digest) {
    byte[] picture = SmallPictures.jpeg(name);
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("name", name + ".jpg");
    file.put("bytes", picture.length);
    file.put("contentType", "image/jpeg");
    file.put("takenAt", "2026-05-01T10:00:%02d+08:00".formatted(name.charAt(0) - 'a'));
    if (digest) {
      file.put("sha256", Sha256.ofDigest(Sha256.algorithm().digest(picture)).hex());
    }
    return file;
  }

  /** Waits until a photo has a status, and runs the sweep between the checks. */
  private void await(String name, String status) {
    for (int i = 0; i < LONGEST_WAIT; i++) {
      JsonNode current = photo(PHOTO, name, Map.of()).with(200);
      if (current.path("status").asText().equals(status)) {
        disagreements.addAll(Recount.missing(world));
        return;
      }
      waits++;
      world.ageing.by(A_WHILE);
      var _ = Sweeps.one(world, "sweep while waiting for " + name + " " + i);
      world.arrivals.drain(world.fleet);
    }
    throw new AssertionError(name + " is not " + status + " after " + LONGEST_WAIT + " waits");
  }

  private StubbornPhone.Reply photo(String route, String name, Map<String, Object> body) {
    ApiRequest request = ApiRequest.to(route).path("photoId", id(name));
    return phone.ask(body.isEmpty() ? request : request.json(body));
  }

  private String newShare(String name, Map<String, Object> options) {
    ApiRequest request =
        ApiRequest.to("POST /albums/{albumId}/shares").path("albumId", id("lake")).json(options);
    JsonNode share = phone.ask(request).with(201);
    name(name, share);
    return share.path("token").asText();
  }

  private StubbornPhone.Reply open(String link) {
    return phone.askAs(
        "", ApiRequest.to("POST /shared/{token}/open").path("token", link).json(Map.of()));
  }

  private String id(String name) {
    return ids.getOrDefault(name, "");
  }

  private void name(String name, JsonNode created) {
    name(name, created.path("id").asText());
  }

  private void name(String name, String id) {
    String before = ids.put(name, id);
    if (before != null && !before.equals(id)) {
      throw new AssertionError(name + " has id " + id + " instead of " + before);
    }
    names.put(Ids.parse(id).orElseThrow(), name);
  }
}
