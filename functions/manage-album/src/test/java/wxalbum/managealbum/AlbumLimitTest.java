package wxalbum.managealbum;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.managealbum.ManageAlbumFixture.CLOCK;
import static wxalbum.managealbum.ManageAlbumFixture.CREATE_ALBUM;
import static wxalbum.managealbum.ManageAlbumFixture.FUNCTION;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Users;
import wxalbum.testkit.BulkRows;
import wxalbum.testkit.LockWait;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** Tests the maximum number of albums of a user. */
class AlbumLimitTest {
  private final OwnerFixture owner = new OwnerFixture(CLOCK);

  @Test
  void countsAlbumThatConcurrentRequestAdds() throws Exception {
    insertAlbums(CreateAlbum.MAX_ALBUMS - 1);
    AtomicReference<@Nullable Future<TestResponse>> request = new AtomicReference<>();

    OwnerFixture.inTransaction(
        () -> {
          var _ = OwnerFixture.repository(Users.class).lock(owner.userId());
          request.set(LockWait.runUntilBlocked(TestCloud.shared(), this::create));
          owner.createAlbum("added first");
        });

    assertThat(requireNonNull(request.get()).get().problemCode()).isEqualTo("limit-reached");
  }

  @Test
  void countsDeletedAlbumUntilPurge() throws Exception {
    AlbumId deleted = insertAlbums(CreateAlbum.MAX_ALBUMS);
    var _ = ManageAlbumFixture.deleteAlbum(owner, deleted);

    TestResponse rejected = create();

    assertThat(rejected.problemCode()).isEqualTo("limit-reached");
  }

  @Test
  void countsAlbumsPerUser() throws Exception {
    insertAlbums(CreateAlbum.MAX_ALBUMS);
    TestRequest request = new OwnerFixture(CLOCK).request(CREATE_ALBUM);

    TestResponse created = FUNCTION.call(request.jsonBody(Map.of("title", "another user")));

    assertThat(created.status()).isEqualTo(201);
  }

  private TestResponse create() {
    return FUNCTION.call(owner.request(CREATE_ALBUM).jsonBody(Map.of("title", "one more")));
  }

  /** Inserts albums of the owner, and returns the id of one of them. */
  private AlbumId insertAlbums(int count) throws Exception {
    AlbumId first = owner.createAlbum("first");
    var _ =
        new BulkRows(TestCloud.shared().settings(), CLOCK).insertAlbums(owner.userId(), count - 1);
    return first;
  }
}
