package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests that concurrent changes of one album by several instances never deadlock. */
class ConcurrentChangesTest {
  private static final int INSTANCES = 4;
  private static final int CHANGES = 120;

  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final List<PhotoId> photos =
      IntStream.range(0, 6).mapToObj(_ -> owner.createReadyPhoto(album)).toList();

  @Test
  void keepsCountAndCoverConsistentWhenChangesAreConcurrent() throws Exception {
    List<Integer> statuses = changeConcurrently();

    // Restoring a photo also restores the album, in case the last change deleted it.
    TestResponse _ = ManageAlbumFixture.restorePhoto(owner, photos.getFirst());
    Album after = ManageAlbumFixture.findAlbum(album);
    List<PhotoId> shown =
        OwnerFixture.repository(Photos.class).listVisibleByTakenAt(album, null, 10).stream()
            .map(Photo::id)
            .toList();
    assertThat(statuses).hasSize(INSTANCES * CHANGES).allMatch(status -> status < 500);
    assertThat(after.photoCount()).isEqualTo(shown.size());
    assertThat(after.coverPhotoId()).isIn(shown);
  }

  private List<Integer> changeConcurrently() throws Exception {
    List<Callable<List<Integer>>> work =
        IntStream.range(0, INSTANCES)
            .<Callable<List<Integer>>>mapToObj(
                seed -> {
                  FunctionInvoker instance = ManageAlbumFixture.newInstance();
                  return () -> sendChanges(instance, new Random(seed));
                })
            .toList();
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(INSTANCES)) {
      for (Future<List<Integer>> done : threads.invokeAll(work)) {
        statuses.addAll(done.get());
      }
    }
    return statuses;
  }

  private List<Integer> sendChanges(FunctionInvoker instance, Random random) {
    return IntStream.range(0, CHANGES)
        .map(_ -> instance.call(randomChange(random)).status())
        .boxed()
        .toList();
  }

  private TestRequest randomChange(Random random) {
    PhotoId photo = photos.get(random.nextInt(photos.size()));
    return switch (random.nextInt(16)) {
      case 0 -> owner.request(ManageAlbumFixture.DELETE_ALBUM).pathParam("albumId", album);
      case 1, 2 -> coverRequest(null);
      case 3, 4 -> coverRequest(photo.toString());
      case 5, 6 ->
          owner
              .request(ManageAlbumFixture.UPDATE_CAPTION)
              .pathParam("photoId", photo)
              .jsonBody(Map.of("caption", "a"));
      case 7, 8, 9, 10 -> owner.request(ManageAlbumFixture.TRASH_PHOTO).pathParam("photoId", photo);
      default -> owner.request(ManageAlbumFixture.RESTORE_PHOTO).pathParam("photoId", photo);
    };
  }

  private TestRequest coverRequest(@Nullable String photo) {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("title", "title");
    body.put("coverPhotoId", photo);
    return owner
        .request(ManageAlbumFixture.UPDATE_ALBUM)
        .pathParam("albumId", album)
        .jsonBody(body);
  }
}
