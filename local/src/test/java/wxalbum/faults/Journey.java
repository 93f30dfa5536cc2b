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
 * A month of an owner with two albums, from the first to what is left after the purge: photos that
 * arrive, one that is sent broken and then whole, one that stays broken, one that never comes, one
 * whose arrival nobody hears of; the trash and the way back; guests.
 */
final class Journey {
  private static final String UPLOADS = "POST /albums/{albumId}/uploads";
  private static final String PHOTO = "GET /photos/{photoId}";
  private static final Duration A_WHILE = Duration.ofMinutes(30);

  /** Far less than a day: whatever is lost is mended without the walk through the bucket. */
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

  /** The names of all that the owner made. */
  Map<UUID, String> names() {
    return names;
  }

  /** What he was shown and was not there. */
  List<String> disagreements() {
    return disagreements;
  }

  /** How often the owner had to wait until a sweep mended something. */
  int waits() {
    return waits;
  }

  /** The whole of it. */
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
    JsonNode tickets = expect("lake", "asked-first", "ann", "bob", "cut", "rot");
    phone.send("ann", tickets.path(0), SmallPictures.jpeg("ann"));
    phone.send("bob", tickets.path(1), SmallPictures.jpeg("bob"));
    phone.send("cut", tickets.path(2), SmallPictures.garbage("cut"));
    phone.send("rot", tickets.path(3), SmallPictures.garbage("rot"));
    world.arrivals.drain(world.fleet);
  }

  /** A file that arrived broken is asked for again by the same request, and sent whole. */
  private void mendTheBrokenOne() {
    await("cut", "failed");
    await("rot", "failed");
    // Or else it is a matter of milliseconds whether the old object looks like that of the new
    // form.
    world.ageing.by(A_WHILE);
    JsonNode again = expect("lake", "asked-first", "ann", "bob", "cut", "rot");
    phone.send("cut again", again.path(2), SmallPictures.jpeg("cut"));
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
    JsonNode twin = expect("lake", "asked-for-a-twin", "ann");
    if (!twin.at("/0/status").asText().equals("duplicate")) {
      throw new AssertionError("the album does not know its own photo: " + twin);
    }
    photo("DELETE /photos/{photoId}", "bob", Map.of()).with(204);
    photo("DELETE /photos/{photoId}", "rot", Map.of()).with(204);
    photo("POST /photos/{photoId}/restore", "bob", Map.of()).with(200);
  }

  /**
   * What the sweep alone can find: a photo of whose arrival nobody hears, a rendition that goes, an
   * object that belongs to nothing.
   */
  private void neglect() {
    JsonNode ticket = expect("lake", "asked-unheard", "una").path(0);
    phone.send("una", ticket, SmallPictures.jpeg("una"));
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
    String other = newShare("friends", Map.of("label", "friends"));
    open(other).with(200);
    phone.ask(ApiRequest.to("DELETE /shares/{shareId}").path("shareId", id("friends"))).with(204);
    open(other).with(410);
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

  /** Asks for forms, under a key that is the same for the same request. */
  private JsonNode expect(String album, String key, String... files) {
    List<Map<String, Object>> asked = new ArrayList<>();
    for (String name : files) {
      asked.add(file(name, !name.equals("cut") && !name.equals("rot")));
    }
    JsonNode uploads =
        phone
            .ask(
                ApiRequest.to(UPLOADS)
                    .path("albumId", id(album))
                    .header("idempotency-key", key)
                    .json(Map.of("files", asked)))
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

  /** Waits until a photo is as hoped for. */
  private void await(String name, String status) {
    for (int i = 0; i < LONGEST_WAIT; i++) {
      JsonNode seen = photo(PHOTO, name, Map.of()).with(200);
      if (seen.path("status").asText().equals(status)) {
        disagreements.addAll(Recount.missing(world));
        return;
      }
      waits++;
      world.ageing.by(A_WHILE);
      var _ = Sweeps.one(world, "sweep while waiting for " + name + " " + i);
      world.arrivals.drain(world.fleet);
    }
    throw new AssertionError(name + " is never " + status);
  }

  private StubbornPhone.Reply photo(String route, String name, Map<String, Object> body) {
    ApiRequest request = ApiRequest.to(route).path("photoId", id(name));
    return phone.ask(body.isEmpty() ? request : request.json(body));
  }

  private String newShare(String name, Map<String, Object> terms) {
    ApiRequest request =
        ApiRequest.to("POST /albums/{albumId}/shares").path("albumId", id("lake")).json(terms);
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

  private void name(String name, JsonNode thing) {
    name(name, thing.path("id").asText());
  }

  private void name(String name, String id) {
    String before = ids.put(name, id);
    if (before != null && !before.equals(id)) {
      throw new AssertionError(name + " was " + before + " and is " + id);
    }
    names.put(Ids.parse(id).orElseThrow(), name);
  }
}
