package wxalbum.tests.histories;

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
import wxalbum.testkit.MultipartForm;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;

/**
 * A random sequence of requests to one album, with a simple model of the expected state. {@link
 * #performStep} performs one of them.
 */
final class AlbumHistory {
  final List<PhotoModel> photos = new ArrayList<>();
  private final HistorySystem world;
  private final UserSession user;
  private final Random random;
  private final byte[] picture;
  private final String albumId;
  private boolean deleted;

  AlbumHistory(HistorySystem world, UserSession user, Random random, byte[] picture) {
    this.world = world;
    this.user = user;
    this.random = random;
    this.picture = picture;
    this.albumId =
        call(TestRequest.to("POST /albums").jsonBody(Map.of("title", "a history")))
            .path("id")
            .asText();
  }

  /** Performs one random action, or none. */
  void performStep() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> requestUpload();
      case 3 -> pickPhoto(photo -> !photo.isTrashed()).ifPresent(this::repeatUploadRequest);
      case 4, 5 -> pickPhoto(photo -> !photo.isTrashed()).ifPresent(this::trashPhoto);
      case 6 -> pickPhoto(PhotoModel::isTrashed).ifPresent(this::restorePhoto);
      case 7 -> {
        deleteRendition();
        restoreNearPurge();
      }
      case 8 -> {
        if (random.nextInt(3) == 0) {
          deleteAlbum();
        } else {
          addOrphan();
        }
      }
      default -> {}
    }
  }

  String albumId() {
    return albumId;
  }

  private Optional<PhotoModel> pickPhoto(Predicate<PhotoModel> filter) {
    List<PhotoModel> candidates =
        photos.stream()
            .filter(photo -> photo.isChangeable(world.nowSeconds))
            .filter(filter)
            .toList();
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(candidates.get(random.nextInt(candidates.size())));
  }

  private void requestUpload() {
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
    JsonNode form = requestForm(file);
    PhotoModel photo =
        new PhotoModel(form.path("photoId").asText(), file, readable, world.nowSeconds);
    photos.add(photo);
    if (random.nextInt(4) > 0) {
      sendFile(photo, form);
    }
  }

  /** Repeats the upload request for a file, as a phone does that does not know the outcome. */
  private void repeatUploadRequest(PhotoModel photo) {
    JsonNode form = requestForm(photo.file);
    if (!form.path("photoId").asText().equals(photo.id)) {
      throw new AssertionError("the same file got another photo: " + form);
    }
    if (form.path("status").asText().equals("duplicate")) {
      return;
    }
    photo.requestedAt = world.nowSeconds;
    if (random.nextBoolean()) {
      sendFile(photo, form);
    }
  }

  private void trashPhoto(PhotoModel photo) {
    var _ = call(TestRequest.to("DELETE /photos/{photoId}").pathParam("photoId", photo.id));
    photo.trashedAt = world.nowSeconds;
  }

  private void restorePhoto(PhotoModel photo) {
    JsonNode response =
        call(TestRequest.to("POST /photos/{photoId}/restore").pathParam("photoId", photo.id));
    if (!response.path("id").asText().equals(photo.id)) {
      throw new AssertionError("the photo was not restored: " + response);
    }
    photo.trashedAt = null;
    deleted = false;
  }

  /**
   * Restores a photo near the end of its retention. Either result is valid there, so the model
   * follows the response.
   */
  private void restoreNearPurge() {
    for (PhotoModel photo : photos) {
      if (photo.isNearPurge(world.nowSeconds)) {
        JsonNode response =
            call(TestRequest.to("POST /photos/{photoId}/restore").pathParam("photoId", photo.id));
        if (response.path("id").asText().equals(photo.id)) {
          photo.trashedAt = null;
          deleted = false;
        }
        return;
      }
    }
  }

  /** Adds an object without a row, as an upload leaves it whose request was rolled back. */
  private void addOrphan() {
    String key = "originals/" + albumId + "/" + Ids.format(Ids.newUuid(Instant.now()));
    world.orphans.add(key, picture, world.nowSeconds);
  }

  private void deleteAlbum() {
    var _ = call(TestRequest.to("DELETE /albums/{albumId}").pathParam("albumId", albumId));
    photos.stream()
        .filter(photo -> !photo.isTrashed())
        .forEach(photo -> photo.trashedAt = world.nowSeconds);
    deleted = true;
  }

  /** Deletes a rendition of an existing photo, which only the sweep can detect. */
  private void deleteRendition() {
    for (PhotoModel photo : photos) {
      String key = "renditions/" + albumId + "/" + photo.id + "/small.jpg";
      if (photo.mustExist(world.nowSeconds) && world.objectExists(key)) {
        world.deleteObject(key);
        return;
      }
    }
  }

  private JsonNode requestForm(byte[] file) {
    Map<String, Object> fileRequest =
        Map.of(
            "name",
            "a.jpg",
            "bytes",
            file.length,
            "contentType",
            "image/jpeg",
            "sha256",
            Sha256.ofBytes(Sha256.newMessageDigest().digest(file)).hex());
    JsonNode response =
        call(
            TestRequest.to("POST /albums/{albumId}/uploads")
                .pathParam("albumId", albumId)
                .jsonBody(Map.of("files", List.of(fileRequest))));
    if (!response.has("uploads")) {
      throw new AssertionError("the response has no upload form: " + response);
    }
    return response.at("/uploads/0");
  }

  private void sendFile(PhotoModel photo, JsonNode form) {
    Map<String, String> fields = new LinkedHashMap<>();
    form.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    try {
      var response =
          MultipartForm.send(URI.create(form.path("url").asText()), fields, "file", photo.file);
      if (response.statusCode() != 201) {
        throw new AssertionError("the storage rejected the upload: " + response.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    photo.arrived = true;
  }

  private JsonNode call(TestRequest request) {
    return world.deployment.call(request.bearerToken(TestCloud.shared().issueToken(user)));
  }
}
