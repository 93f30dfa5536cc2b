package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.Albums;
import wxalbum.album.PhotoId;
import wxalbum.testing.Owner;

class PurgeTest extends SweptWorld {
  private static final Duration OVER = Duration.ofDays(30).plus(Pace.MARGIN).plusSeconds(1);

  @Test
  void purgesWhatHasBeenInTheTrashForThirtyDays() {
    PhotoId photo = ready();
    PhotoId kept = ready();
    trash(photo);
    clock.advance(OVER);

    assertThat(run()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(isThere(photo)).isFalse();
    assertThat(isThere(kept)).isTrue();
    assertThat(keys()).hasSize(6).allMatch(key -> key.contains(kept.toString()));
    assertThat(user().photos()).isEqualTo(1);
    assertThat(user().bytesStored()).isEqualTo(Owner.BYTES);
  }

  @Test
  void purgesNothingThatMayStillBeRestored() {
    PhotoId photo = ready();
    trash(photo);
    clock.advance(Duration.ofDays(30));

    assertThat(run()).isEmpty();

    assertThat(isThere(photo)).isTrue();
    assertThat(keys()).hasSize(6);
  }

  @Test
  void givesBackThePromiseOfWhatNeverArrived() {
    PhotoId photo = expected();
    arrives(photo);
    trash(photo);
    clock.advance(OVER);
    // The purge runs before the overdue check.
    execute("update photos set look_at = '2999-01-01'");

    assertThat(run()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(user().bytesExpected()).isZero();
    assertThat(user().photos()).isZero();
    assertThat(keys()).isEmpty();
  }

  @Test
  void purgesTheRestAfterItWasBrokenOff() {
    PhotoId photo = ready();
    trash(photo);
    clock.advance(OVER);
    objects.remove(List.of(original(photo)));

    assertThat(run()).containsOnly(Map.entry("photosPurged", 1));

    assertThat(keys()).isEmpty();
    assertThat(user().bytesStored()).isZero();
  }

  @Test
  void purgesMoreThanOneBatch() {
    for (int i = 0; i < 120; i++) {
      trash(owner.ready(album));
    }
    clock.advance(OVER);

    assertThat(run()).containsOnly(Map.entry("photosPurged", 120));
    assertThat(user().photos()).isZero();
  }

  @Test
  void removesAlbumsOnceTheirPhotosAreGone() {
    PhotoId photo = ready();
    trash(photo);
    Owner.repository(Albums.class).delete(album, clock.instant());
    execute(
        "insert into shares (id, album_id, token_hash, created_at) select id, id, concat(id, id),"
            + " now() from albums");
    clock.advance(Duration.ofDays(30));
    assertThat(run()).isEmpty();
    clock.advance(Pace.MARGIN.plusSeconds(1));

    assertThat(run()).containsOnly(Map.entry("photosPurged", 1), Map.entry("albumsPurged", 1));

    assertThat(number("select count(*) from albums")).isZero();
    assertThat(number("select count(*) from shares")).isZero();
  }

  @Test
  void keepsADeletedAlbumWithAPhotoThatWasTrashedLater() {
    PhotoId photo = ready();
    Owner.repository(Albums.class).delete(album, clock.instant());
    clock.advance(OVER);
    trash(photo);

    assertThat(run()).isEmpty();

    assertThat(number("select count(*) from albums")).isEqualTo(1);
  }

  @Test
  void dropsAnswersAndWrongPasscodesOnceNobodyAsksForThem() {
    String columns = "(user_id, request_key, request_hash, created_at)";
    execute(
        "insert into answers "
            + columns
            + " select id, 'old', concat(id, id), created_at from users");
    clock.advance(Duration.ofDays(1).plusMinutes(59));
    assertThat(run()).isEmpty();
    clock.advance(Duration.ofMinutes(2));
    execute(
        "insert into answers "
            + columns
            + " select id, 'new', concat(id, id), '2999-01-01' from users");
    execute(
        "insert into shares (id, album_id, token_hash, created_at) select id, id, concat(id, id),"
            + " now() from albums");
    execute("insert into wrong_passcodes (share_id, tried_at) select id, '2000-01-01' from shares");

    assertThat(run()).containsOnly(Map.entry("recordsPurged", 2));

    assertThat(number("select count(*) from answers where request_key = 'new'")).isEqualTo(1);
  }
}
