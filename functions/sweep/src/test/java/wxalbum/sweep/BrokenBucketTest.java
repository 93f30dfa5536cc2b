package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.RenditionSize;
import wxalbum.album.StoredObjects;
import wxalbum.telemetry.InvocationFailure;

/** A bucket failure for one photo does not affect other photos, and the sweep fails at the end. */
class BrokenBucketTest extends SweptWorld {
  private static final Duration OVER = Duration.ofDays(30).plus(Pace.MARGIN).plusSeconds(1);

  @Test
  void announcesTheOthersWhereOneCannotBeLookedAt() {
    List<PhotoId> photos = arrived(30);

    fails(BrokenBucket.at(recorder, photos.getFirst()));

    assertThat(recorder.announced)
        .hasSize(29)
        .doesNotContain(original(photos.getFirst()))
        .contains(original(photos.getLast()));
  }

  @Test
  void announcesTheOthersWhereOneCannotBeCopied() {
    List<PhotoId> photos = arrived(30);
    BrokenBucket bucket = BrokenBucket.at(recorder, photos.getFirst());
    bucket.onlyCopies = true;

    fails(bucket);

    assertThat(recorder.announced).hasSize(29).doesNotContain(original(photos.getFirst()));
  }

  @Test
  void countsNoAnnouncementThatTheBucketRefused() {
    PhotoId photo = arrived(1).getFirst();
    for (int i = 0; i <= Announce.ATTEMPTS; i++) {
      fails(BrokenBucket.thatCopiesNothing(recorder));
      clock.advance(Duration.ofMinutes(30));
    }

    assertThat(run()).containsEntry("eventsReplayed", 1);
    assertThat(row(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
    assertThat(number("select max(announced) from photos")).isEqualTo(1);
  }

  @Test
  void keepsTheTagOfAPhotoThatCouldNotBeMadeAnew() {
    PhotoId photo = ready();
    String etag = row(photo).etag();
    remove(new ObjectKey.Rendition(album, photo, RenditionSize.CARD).toString());
    clock.advance(OVERDUE);

    fails(BrokenBucket.thatCopiesNothing(recorder));

    assertThat(row(photo).etag()).isEqualTo(etag);
    assertThat(number("select max(announced) from photos")).isZero();
  }

  @Test
  void purgesTheOthersWhereOneCannotBeRemoved() {
    PhotoId broken = ready();
    trash(broken);
    for (int i = 0; i < 120; i++) {
      clock.advance(Duration.ofSeconds(1));
      trash(owner.ready(album));
    }
    clock.advance(OVER);

    fails(BrokenBucket.at(objects, broken));

    assertThat(number("select count(*) from photos")).isEqualTo(1);
    assertThat(isThere(broken)).isTrue();
    assertThat(user().photos()).isEqualTo(1);
  }

  @Test
  void purgesTheOthersBehindMoreThanAPageThatCannotBeRemoved() {
    PhotoId[] broken = new PhotoId[60];
    for (int i = 0; i < broken.length; i++) {
      broken[i] = owner.ready(album);
      trash(broken[i]);
    }
    clock.advance(Duration.ofSeconds(1));
    PhotoId last = ready();
    trash(last);
    clock.advance(OVER);

    fails(BrokenBucket.at(objects, broken));

    assertThat(isThere(last)).isFalse();
    assertThat(number("select count(*) from photos")).isEqualTo(broken.length);
  }

  @Test
  void walksPastAPhotoThatCannotBeLookedAt() {
    PhotoId first = withoutACard();
    List<PhotoId> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      others.add(withoutACard());
    }
    clock.advance(OVERDUE);

    fails(BrokenBucket.at(recorder, first));

    assertThat(recorder.announced)
        .containsExactlyInAnyOrderElementsOf(others.stream().map(this::original).toList());
  }

  /** The smoke test relies on this name: a failed listing is not a failure of single photos. */
  @Test
  void failsAsAWholeWhereItCannotList() {
    BrokenBucket bucket = BrokenBucket.at(objects);
    bucket.listsNothing = true;

    assertThatThrownBy(() -> sweep(bucket).invoke("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvocationFailure.class)
        .hasMessageStartingWith("wxalbum.album.StorageFailure;");
  }

  private List<PhotoId> arrived(int count) {
    List<PhotoId> photos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      PhotoId photo = expected();
      arrives(photo);
      photos.add(photo);
    }
    clock.advance(OVERDUE);
    return photos;
  }

  private PhotoId withoutACard() {
    PhotoId photo = ready();
    remove(new ObjectKey.Rendition(album, photo, RenditionSize.CARD).toString());
    return photo;
  }

  private void fails(StoredObjects bucket) {
    assertThatThrownBy(() -> sweep(bucket).invoke("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvocationFailure.class)
        .hasMessageStartingWith("wxalbum.sweep.StepsFailed;");
  }
}
