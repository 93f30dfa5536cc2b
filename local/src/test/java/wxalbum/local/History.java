package wxalbum.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import wxalbum.album.Ids;
import wxalbum.album.Sha256;
import wxalbum.session.UserSession;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.FormPost;
import wxalbum.testing.TestCloud;

/** What happens to one album: a step at a time, by requests, with a plain model of it beside. */
final class History {
  final List<HistoryPhoto> photos = new ArrayList<>();
  private final HistoryWorld world;
  private final UserSession user;
  private final Random random;
  private final byte[] picture;
  private final String album;
  private boolean deleted;

  History(HistoryWorld world, UserSession user, Random random, byte[] picture) {
    this.world = world;
    this.user = user;
    this.random = random;
    this.picture = picture;
    this.album =
        call(ApiRequest.to("POST /albums").json(Map.of("title", "a history"))).path("id").asText();
  }

  /** Does something, or nothing. */
  void step() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> ask();
      case 3 -> any(photo -> !photo.trashed()).ifPresent(this::askAgain);
      case 4, 5 -> any(photo -> !photo.trashed()).ifPresent(this::trash);
      case 6 -> any(HistoryPhoto::trashed).ifPresent(this::restore);
      case 7 -> {
        loseRendition();
        restoreAtTheEdge();
      }
      case 8 -> {
        if (random.nextInt(3) == 0) {
          delete();
        } else {
          layOrphan();
        }
      }
      default -> {}
    }
  }

  String album() {
    return album;
  }

  private Optional<HistoryPhoto> any(Predicate<HistoryPhoto> wanted) {
    List<HistoryPhoto> some =
        photos.stream().filter(photo -> photo.reachable(world.now)).filter(wanted).toList();
    return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
  }

  private void ask() {
    if (deleted) {
      return;
    }
    boolean readable = random.nextInt(3) == 0;
    byte[] file = new byte[(readable ? picture.length : 0) + 8];
    random.nextBytes(file);
    if (readable) {
      // What follows the end of a picture makes it another file.
      System.arraycopy(picture, 0, file, 0, picture.length);
    }
    JsonNode ticket = ticket(file);
    HistoryPhoto photo =
        new HistoryPhoto(ticket.path("photoId").asText(), file, readable, world.now);
    photos.add(photo);
    if (random.nextInt(4) > 0) {
      send(photo, ticket);
    }
  }

  /** The same file once more, as a phone does that does not know how it ended. */
  private void askAgain(HistoryPhoto photo) {
    JsonNode ticket = ticket(photo.file);
    if (!ticket.path("photoId").asText().equals(photo.id)) {
      throw new AssertionError("another photo for the same file: " + ticket);
    }
    if (ticket.path("status").asText().equals("duplicate")) {
      return;
    }
    photo.askedAt = world.now;
    if (random.nextBoolean()) {
      send(photo, ticket);
    }
  }

  private void trash(HistoryPhoto photo) {
    var _ = call(ApiRequest.to("DELETE /photos/{photoId}").path("photoId", photo.id));
    photo.trashedAt = world.now;
  }

  private void restore(HistoryPhoto photo) {
    JsonNode answer =
        call(ApiRequest.to("POST /photos/{photoId}/restore").path("photoId", photo.id));
    if (!answer.path("id").asText().equals(photo.id)) {
      throw new AssertionError("not restored: " + answer);
    }
    photo.trashedAt = null;
    deleted = false;
  }

  /**
   * Where it is in doubt whether a photo can still be taken out of the trash, the answer counts.
   */
  private void restoreAtTheEdge() {
    for (HistoryPhoto photo : photos) {
      if (photo.atTheEdge(world.now)) {
        JsonNode answer =
            call(ApiRequest.to("POST /photos/{photoId}/restore").path("photoId", photo.id));
        if (answer.path("id").asText().equals(photo.id)) {
          photo.trashedAt = null;
          deleted = false;
        }
        return;
      }
    }
  }

  /** An object of a photo that there never was, as a form leaves whose request was undone. */
  private void layOrphan() {
    String key = "originals/" + album + "/" + Ids.print(Ids.next(Instant.now()));
    world.orphans.lay(key, picture, world.now);
  }

  private void delete() {
    var _ = call(ApiRequest.to("DELETE /albums/{albumId}").path("albumId", album));
    photos.stream().filter(photo -> !photo.trashed()).forEach(photo -> photo.trashedAt = world.now);
    deleted = true;
  }

  /** A rendition of a photo that can be shown goes, which the sweep has to notice by itself. */
  private void loseRendition() {
    for (HistoryPhoto photo : photos) {
      String key = "renditions/" + album + "/" + photo.id + "/small.jpg";
      if (photo.stands(world.now) && world.has(key)) {
        world.lose(key);
        return;
      }
    }
  }

  private JsonNode ticket(byte[] file) {
    Map<String, Object> asked =
        Map.of(
            "name",
            "a.jpg",
            "bytes",
            file.length,
            "contentType",
            "image/jpeg",
            "sha256",
            Sha256.ofDigest(Sha256.algorithm().digest(file)).hex());
    JsonNode answer =
        call(
            ApiRequest.to("POST /albums/{albumId}/uploads")
                .path("albumId", album)
                .json(Map.of("files", List.of(asked))));
    if (!answer.has("uploads")) {
      throw new AssertionError("no form: " + answer);
    }
    return answer.at("/uploads/0");
  }

  private void send(HistoryPhoto photo, JsonNode ticket) {
    Map<String, String> fields = new LinkedHashMap<>();
    ticket
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    try {
      var answer =
          FormPost.send(URI.create(ticket.path("url").asText()), fields, "file", photo.file);
      if (answer.statusCode() != 201) {
        throw new AssertionError("storage refuses: " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    photo.arrived = true;
  }

  private JsonNode call(ApiRequest request) {
    return world.functions.call(request.token(TestCloud.shared().token(user)));
  }
}
