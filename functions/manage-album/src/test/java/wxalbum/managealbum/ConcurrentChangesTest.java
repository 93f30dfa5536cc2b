package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.Managing.CLOCK;

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
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Owner;

/** Tests that concurrent changes of one album by several instances never deadlock. */
class ConcurrentChangesTest {
  private static final int INSTANCES = 4;
  private static final int CHANGES = 120;

  private final Owner owner = new Owner(CLOCK);
  private final AlbumId album = owner.album("album");
  private final List<PhotoId> photos =
      IntStream.range(0, 6).mapToObj(_ -> owner.ready(album)).toList();

  @Test
  void keepsCountAndCoverTrue() throws Exception {
    List<Integer> statuses = atOnce();

    // Restoring a photo also restores the album, in case the last change deleted it.
    ApiResponse _ = Managing.restore(owner, photos.getFirst());
    Album after = Managing.album(album);
    List<PhotoId> shown =
        Owner.repository(Photos.class).shownByTaken(album, null, 10).stream()
            .map(Photo::id)
            .toList();
    assertThat(statuses).hasSize(INSTANCES * CHANGES).allMatch(status -> status < 500);
    assertThat(after.photoCount()).isEqualTo(shown.size());
    assertThat(after.coverPhotoId()).isIn(shown);
  }

  private List<Integer> atOnce() throws Exception {
    List<Callable<List<Integer>>> work =
        IntStream.range(0, INSTANCES)
            .<Callable<List<Integer>>>mapToObj(
                seed -> {
                  FunctionDriver instance = Managing.anotherInstance();
                  return () -> changes(instance, new Random(seed));
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

  private List<Integer> changes(FunctionDriver instance, Random random) {
    return IntStream.range(0, CHANGES)
        .map(_ -> instance.call(change(random)).status())
        .boxed()
        .toList();
  }

  private ApiRequest change(Random random) {
    PhotoId photo = photos.get(random.nextInt(photos.size()));
    return switch (random.nextInt(16)) {
      case 0 -> owner.asks(Managing.DELETE).path("albumId", album);
      case 1, 2 -> cover(null);
      case 3, 4 -> cover(photo.toString());
      case 5, 6 -> owner.asks(Managing.CAPTION).path("photoId", photo).json(Map.of("caption", "a"));
      case 7, 8, 9, 10 -> owner.asks(Managing.TRASH).path("photoId", photo);
      default -> owner.asks(Managing.RESTORE).path("photoId", photo);
    };
  }

  private ApiRequest cover(@Nullable String photo) {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("title", "title");
    body.put("coverPhotoId", photo);
    return owner.asks(Managing.CHANGE).path("albumId", album).json(body);
  }
}
