package wxalbum.managealbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.Managing.CHANGE;
import static wxalbum.managealbum.Managing.CLOCK;
import static wxalbum.managealbum.Managing.CREATE;
import static wxalbum.managealbum.Managing.FUNCTION;
import static wxalbum.managealbum.Managing.RESTORE;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Owner;

class RepeatedWritesTest {
  private final Owner owner = new Owner(CLOCK);

  @Test
  void createsOneAlbumForOneKey() {
    ApiResponse first = FUNCTION.call(create("once", "西湖"));

    ApiResponse second = FUNCTION.call(create("once", "西湖"));

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(albums()).isEqualTo(1);
  }

  @Test
  void createsOneAlbumWhereTwoInstancesAreAskedAtOnce() throws Exception {
    List<FunctionDriver> instances = List.of(FUNCTION, Managing.anotherInstance());
    List<Callable<ApiResponse>> calls =
        instances.stream()
            .<Callable<ApiResponse>>map(instance -> () -> instance.call(create("once", "西湖")))
            .toList();

    List<Future<ApiResponse>> responses;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      responses = threads.invokeAll(calls);
    }

    assertThat(responses.get(0).get().body()).isEqualTo(responses.get(1).get().body());
    assertThat(albums()).isEqualTo(1);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherBody() {
    ApiResponse _ = FUNCTION.call(create("once", "西湖"));

    ApiResponse response = FUNCTION.call(create("once", "another"));

    assertThat(response.code()).isEqualTo("conflict");
    assertThat(albums()).isEqualTo(1);
  }

  @Test
  void takesTheSameKeyFromAnotherUser() {
    ApiResponse first = FUNCTION.call(create("once", "西湖"));
    ApiRequest request =
        new Owner(CLOCK).asks(CREATE).header("idempotency-key", "once").json(title("西湖"));

    ApiResponse other = FUNCTION.call(request);

    assertThat(other.status()).isEqualTo(201);
    assertThat(other.text("/id")).isNotEqualTo(first.text("/id"));
  }

  @Test
  void letsARefusedRequestBeMendedUnderItsKey() {
    ApiResponse rejected = FUNCTION.call(create("once", ""));

    ApiResponse corrected = FUNCTION.call(create("once", "西湖"));

    assertThat(rejected.faults()).containsExactly("/title");
    assertThat(corrected.status()).isEqualTo(201);
  }

  @Test
  void refusesAKeyThatIsNoKey() {
    ApiResponse response = FUNCTION.call(create("a key", "西湖"));

    assertThat(response.faults()).containsExactly("/Idempotency-Key");
  }

  @Test
  void signsTheAddressesOfALateRepeatAnew() {
    AlbumId album = owner.album("album");
    PhotoId cover = owner.ready(album);
    ApiResponse first = FUNCTION.call(change(album));
    CLOCK.advance(Duration.ofHours(5));

    ApiResponse late = FUNCTION.call(change(album));

    assertThat(late.text("/cover/url"))
        .contains(cover + "/medium.jpg?")
        .isNotEqualTo(first.text("/cover/url"));
    assertThat(late.text("/updatedAt")).isEqualTo(first.text("/updatedAt"));
  }

  @Test
  void restoresOnceForOneKey() {
    PhotoId photo = owner.ready(owner.album("album"));
    ApiResponse _ = Managing.trash(owner, photo);
    ApiRequest restore =
        owner.asks(RESTORE).path("photoId", photo).header("idempotency-key", "restore");
    ApiResponse first = FUNCTION.call(restore);

    ApiResponse second = FUNCTION.call(restore);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(Managing.album(Managing.photo(photo).albumId()).photoCount()).isEqualTo(1);
  }

  private ApiRequest create(String key, String title) {
    return owner.asks(CREATE).header("idempotency-key", key).json(title(title));
  }

  private ApiRequest change(AlbumId album) {
    return owner
        .asks(CHANGE)
        .path("albumId", album)
        .header("idempotency-key", "change")
        .json(title("another"));
  }

  private int albums() {
    return Owner.repository(Albums.class).ofOwner(owner.id(), null, 10).size();
  }

  private static Map<String, String> title(String title) {
    return Map.of("title", title);
  }
}
