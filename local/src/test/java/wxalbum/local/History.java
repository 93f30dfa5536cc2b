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

/**
 * A random sequence of requests to one album, with a simple model of the expected state. {@link
 * #step} performs one of them.
 */
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

  /** Performs one random action, or none. */
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

  private Optional<HistoryPhoto> any(Predicate<HistoryPhoto> filter) {
    List<HistoryPhoto> candidates =
        photos.stream().filter(photo -> photo.reachable(world.now)).filter(filter).toList();
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(candidates.get(random.nextInt(candidates.size())));
  }

  private void ask() {
    if (deleted) {
      return;
    }
    boolean readable = random.nextInt(3) == 0;
    byte[] file = new byte[(readable ? picture.length : 0) + 8];
    random.nextBytes(file);
    if (readable) {
      // Different bytes after the end of the image make each file unique.
      System.arraycopy(picture, 0, file, 0, picture.length);
    }
    JsonNode form = ticket(file);
    HistoryPhoto photo =
        new HistoryPhoto(form.path("photoId").asText(), file, readable, world.now);
    photos.add(photo);
    if (random.nextInt(4) > 0) {
      send(photo, form);
    }
  }

  /** Repeats the upload request for a file, as a phone does that does not know the outcome. */
  private void askAgain(HistoryPhoto photo) {
    JsonNode form = ticket(photo.file);
    if (!form.path("photoId").asText().equals(photo.id)) {
      throw new AssertionError("the same file got another photo: " + form);
    }
    if (form.path("status").asText().equals("duplicate")) {
      return;
    }
    photo.askedAt = world.now;
    if (random.nextBoolean()) {
      send(photo, form);
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
      throw new AssertionError("the photo was not restored: " + answer);
    }
    photo.trashedAt = null;
    deleted = false;
  }

  /**
   * Restores a photo near the end of its retention. Either result is valid there, so the model
   * follows the response.
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

  /** Adds an object without a row, as an upload leaves it whose request was rolled back. */
  private void layOrphan() {
    String key = "originals/" + album + "/" + Ids.print(Ids.next(Instant.now()));
    world.orphans.lay(key, picture, world.now);
  }

  private void delete() {
    var _ = call(ApiRequest.to("DELETE /albums/{albumId}").path("albumId", album));
    photos.stream().filter(photo -> !photo.trashed()).forEach(photo -> photo.trashedAt = world.now);
    deleted = true;
  }

  /** Deletes a rendition of an existing photo, which only the sweep can detect. */
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
    Map<String, Object> fileRequest =
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
                .json(Map.of("files", List.of(fileRequest))));
    if (!answer.has("uploads")) {
      throw new AssertionError("the response has no upload form: " + answer);
    }
    return answer.at("/uploads/0");
  }

  private void send(HistoryPhoto photo, JsonNode form) {
    Map<String, String> fields = new LinkedHashMap<>();
    form
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    try {
      var answer =
          FormPost.send(URI.create(form.path("url").asText()), fields, "file", photo.file);
      if (answer.statusCode() != 201) {
        throw new AssertionError("the storage rejected the upload: " + answer.body());
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
