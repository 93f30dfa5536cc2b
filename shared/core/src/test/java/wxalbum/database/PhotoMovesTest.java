package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.testkit.AlbumFixture.CREATED_AT;
import static wxalbum.testkit.AlbumFixture.NOON;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.album.Photo;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoLifecycle.Move;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Photos;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.TestCloud;

/** The SQL of every permitted move leads from every state to the state that the table declares. */
class PhotoMovesTest {
  private static AlbumFixture fixture;
  private static Photos photos;

  @BeforeAll
  static void createAlbum() {
    fixture = new AlbumFixture(TestCloud.shared().settings());
    photos = fixture.photos();
  }

  @ParameterizedTest(name = "{2} from {0} in trash: {1}")
  @MethodSource("permittedMoves")
  void leadsToDeclaredState(PhotoStatus status, boolean inTrash, Move move) {
    Photo before = insert(status, inTrash);

    write(before, move);

    Optional<Photo> after = photos.find(before.id());
    if (move == Move.EXPIRE || move == Move.PURGE) {
      assertThat(after).isEmpty();
      return;
    }
    PhotoLifecycle state = after.orElseThrow().lifecycle();
    assertThat(state.status()).isEqualTo(move.target().orElse(status));
    assertThat(state.isGivenUp()).isEqualTo(move == Move.GIVE_UP);
    assertThat(state.isInTrash())
        .isEqualTo(move == Move.TRASH || (inTrash && move != Move.RESTORE));
    if (move == Move.ALLOW_REPROCESSING) {
      assertThat(state.etag()).isNull();
    }
  }

  private static Stream<Arguments> permittedMoves() {
    return Stream.of(PhotoStatus.values())
        .filter(status -> status != PhotoStatus.BLOCKED)
        .flatMap(status -> Stream.of(false, true).flatMap(trash -> permittedMoves(status, trash)));
  }

  private static Stream<Arguments> permittedMoves(PhotoStatus status, boolean inTrash) {
    PhotoLifecycle state = new PhotoLifecycle(status, "etag", false, inTrash ? CREATED_AT : null);
    return Stream.of(Move.values())
        .filter(state::permits)
        .map(move -> Arguments.of(status, inTrash, move));
  }

  private static Photo insert(PhotoStatus status, boolean inTrash) {
    Photo photo = fixture.insertExpectedPhoto(NOON);
    switch (status) {
      case EXPECTED -> {}
      case READY -> fixture.markReady(photo.id(), NOON);
      case FAILED -> photos.markFailed(photo.id(), PhotoBuilder.FAILURE, "etag");
      case BLOCKED -> throw new IllegalArgumentException("No repository writes this status.");
    }
    if (inTrash) {
      photos.moveToTrash(photo.id(), CREATED_AT);
    }
    return photos.find(photo.id()).orElseThrow();
  }

  private static void write(Photo photo, Move move) {
    switch (move) {
      case REISSUE_FORM -> photos.recordFormIssued(photo.id(), "a-second-request", CREATED_AT);
      case RESET ->
          photos.resetToPending(
              new PhotoBuilder(photo.albumId(), photo.uploaderId()).id(photo.id()).buildPending());
      case MARK_READY -> fixture.markReady(photo.id(), NOON);
      case MARK_FAILED -> photos.markFailed(photo.id(), PhotoBuilder.FAILURE, "other");
      case GIVE_UP -> photos.markFailed(photo.id(), Photo.Failure.GIVEN_UP, "other");
      case ALLOW_REPROCESSING -> photos.allowReprocessing(photo.id());
      case TRASH -> photos.moveToTrash(photo.id(), CREATED_AT);
      case RESTORE -> photos.restore(photo.id());
      case END_RETENTION -> photos.endRetention(List.of(photo.id()), CREATED_AT);
      case EXPIRE, PURGE -> photos.delete(List.of(photo.id()));
    }
  }
}
