package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.album.PhotoLifecycle.Move;

/** The whole table of states, moves and questions, written out once more. */
class PhotoLifecycleTest {
  private static final Instant DELETED_AT = Instant.parse("2026-05-01T09:30:00Z");

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXPECTED | album | REISSUE_FORM RESET MARK_READY MARK_FAILED GIVE_UP ALLOW_REPROCESSING TRASH EXPIRE
          EXPECTED | trash | MARK_READY MARK_FAILED GIVE_UP ALLOW_REPROCESSING RESTORE END_RETENTION EXPIRE PURGE
          READY    | album | MARK_READY MARK_FAILED ALLOW_REPROCESSING TRASH
          READY    | trash | MARK_READY MARK_FAILED ALLOW_REPROCESSING RESTORE END_RETENTION PURGE
          FAILED   | album | RESET MARK_READY MARK_FAILED GIVE_UP ALLOW_REPROCESSING TRASH
          FAILED   | trash | MARK_READY MARK_FAILED GIVE_UP ALLOW_REPROCESSING RESTORE END_RETENTION PURGE
          BLOCKED  | album | TRASH
          BLOCKED  | trash | RESTORE END_RETENTION PURGE
          """)
  void permitsExactlyTheMovesOfTheTable(PhotoStatus status, String place, String moves) {
    Set<Move> expected = Arrays.stream(moves.split(" ")).map(Move::valueOf).collect(toMoves());

    Set<Move> permitted =
        Stream.of(Move.values()).filter(state(status, place)::permits).collect(toMoves());

    assertThat(permitted).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "REISSUE_FORM, EXPECTED",
    "RESET, EXPECTED",
    "MARK_READY, READY",
    "MARK_FAILED, FAILED",
    "GIVE_UP, FAILED",
    "ALLOW_REPROCESSING,",
    "TRASH,",
    "RESTORE,",
    "END_RETENTION,",
    "EXPIRE,",
    "PURGE,"
  })
  void leadsToStatusOfTheTable(Move move, @Nullable PhotoStatus target) {
    assertThat(move.target().orElse(null)).isEqualTo(target);
  }

  @ParameterizedTest(name = "{0} {1}: stored {2}, renditions {3}, visible {4}, withheld {5}")
  @CsvSource({
    "EXPECTED, album, false, false, false, false",
    "EXPECTED, trash, false, false, false, false",
    "READY,    album, true,  true,  true,  false",
    "READY,    trash, true,  true,  false, false",
    "FAILED,   album, true,  false, false, false",
    "FAILED,   trash, true,  false, false, false",
    "BLOCKED,  album, true,  false, false, true",
    "BLOCKED,  trash, true,  false, false, true",
  })
  void answersQuestionsByStatusAndPlace(
      PhotoStatus status,
      String place,
      boolean isStored,
      boolean hasRenditions,
      boolean isVisible,
      boolean isWithheld) {
    PhotoLifecycle state = state(status, place);

    assertThat(state.isStored()).isEqualTo(isStored);
    assertThat(state.hasRenditions()).isEqualTo(hasRenditions);
    assertThat(state.isVisible()).isEqualTo(isVisible);
    assertThat(state.isWithheld()).isEqualTo(isWithheld);
  }

  @ParameterizedTest(name = "{0} processed from {1}, given up {2}, object {3}")
  @CsvSource({
    "EXPECTED, ,     false, etag,  false, false",
    "EXPECTED, etag, false, etag,  false, false",
    "READY,    etag, false, etag,  true,  false",
    "READY,    etag, false, other, false, true",
    "READY,    ,     false, etag,  false, true",
    "READY,    etag, false, '',    false, false",
    "FAILED,   etag, false, etag,  true,  false",
    "FAILED,   etag, false, other, false, true",
    "FAILED,   etag, true,  etag,  false, false",
    "FAILED,   etag, true,  other, false, true",
    "BLOCKED,  etag, false, etag,  true,  false",
    "BLOCKED,  etag, false, other, true,  false",
  })
  void comparesProcessedObjectWithStoredOne(
      PhotoStatus status,
      @Nullable String processed,
      boolean isGivenUp,
      String stored,
      boolean isFinal,
      boolean isOutdated) {
    PhotoLifecycle state = new PhotoLifecycle(status, processed, isGivenUp, null);

    assertThat(state.isFinalFor(stored)).isEqualTo(isFinal);
    assertThat(state.isOutdatedBy(stored)).isEqualTo(isOutdated);
  }

  @Test
  void endsRetentionAfterThirtyDaysInTrash() {
    Instant end = Instant.parse("2026-05-31T09:30:00Z");

    PhotoLifecycle trashed = state(PhotoStatus.READY, "trash");

    assertThat(trashed.purgeAt()).isEqualTo(end);
    assertThat(trashed.isRetentionOver(end.minusNanos(1))).isFalse();
    assertThat(trashed.isRetentionOver(end)).isTrue();
    assertThat(state(PhotoStatus.READY, "album").purgeAt()).isNull();
    assertThat(state(PhotoStatus.READY, "album").isRetentionOver(Instant.MAX)).isFalse();
  }

  @Test
  void detectsResultWrittenInBetween() {
    PhotoLifecycle before = new PhotoLifecycle(PhotoStatus.READY, "etag", false, null);

    assertThat(
            before.hasSameResult(new PhotoLifecycle(PhotoStatus.READY, "etag", false, DELETED_AT)))
        .isTrue();
    assertThat(before.hasSameResult(new PhotoLifecycle(PhotoStatus.READY, null, false, null)))
        .isFalse();
    assertThat(before.hasSameResult(new PhotoLifecycle(PhotoStatus.FAILED, "etag", false, null)))
        .isFalse();
  }

  private static PhotoLifecycle state(PhotoStatus status, String place) {
    return new PhotoLifecycle(status, "etag", false, place.equals("trash") ? DELETED_AT : null);
  }

  private static Collector<Move, ?, Set<Move>> toMoves() {
    return Collectors.toCollection(() -> EnumSet.noneOf(Move.class));
  }
}
