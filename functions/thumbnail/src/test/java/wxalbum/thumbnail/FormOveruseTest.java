package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.TestPictures;

/** Tests of an upload form that is used for more than one file. */
class FormOveruseTest extends ThumbnailFixture {
  private static final byte[] PICTURE = Arrays.copyOf(TestPictures.quadrants(60, 40, "jpg"), 9_000);

  @Test
  void processesAtMostFiveDifferentFilesOfOneForm() throws Exception {
    Photo photo = pendingPhoto(PICTURE.length, null);

    List<String> outcomes = postFiles(photo, 30);

    assertThat(outcomes.subList(0, 5)).containsOnly("ready");
    assertThat(outcomes.subList(5, 30)).containsOnly("form-overused");
    assertThat(findFailure(photo).code()).isEqualTo("form-overused");
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isZero();
    assertUsage(1, PICTURE.length, 0);
  }

  @Test
  void logsReasonAndMetricWithoutReadingFile() throws Exception {
    Photo photo = pendingPhoto(PICTURE.length, null);
    postFiles(photo, 5);
    putOriginal(photo, picture(6));

    CapturedLog log =
        CapturedLog.during(() -> thumbnail.invoke(UploadEvents.forKeys(photo.originalKey())));

    JsonNode line = log.summary();
    assertThat(line.path("code").asText()).isEqualTo("form-overused");
    assertThat(line.path("FormsOverused").asInt()).isEqualTo(1);
    assertThat(line.path("phases").has("decode")).isFalse();
    assertThat(log.text()).contains("The upload form was used for too many files");
  }

  /** A phone that repeats a request, and a message that is delivered again, send the same bytes. */
  @Test
  void doesNotCountAttemptsAtSameFile() throws Exception {
    Photo photo = pendingPhoto(PICTURE.length, null);
    putOriginal(photo, PICTURE);

    for (int i = 0; i < 10; i++) {
      var _ = thumbnail.invoke(UploadEvents.redelivered(photo.originalKey()));
      photos.allowReprocessing(photo.id());
    }

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.READY);
  }

  @Test
  void processesFileOfNewForm() throws Exception {
    Photo photo = pendingPhoto(PICTURE.length, null);
    postFiles(photo, 6);
    assertThat(
            users.reserveBytes(user.userId(), PICTURE.length, 0, PICTURE.length, 1, Long.MAX_VALUE))
        .isTrue();
    photos.resetToPending(photo);

    List<String> outcomes = postFiles(photo, 1);

    assertThat(outcomes).containsExactly("ready");
    assertUsage(1, PICTURE.length, 0);
  }

  /** Posts different files and processes the event of each. Returns the outcomes. */
  private List<String> postFiles(Photo photo, int count) throws Exception {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      putOriginal(photo, picture(i));
      CapturedLog log =
          CapturedLog.during(() -> thumbnail.invoke(UploadEvents.forKeys(photo.originalKey())));
      outcomes.add(log.summary().path("outcome").asText());
    }
    return outcomes;
  }

  /** Returns a picture whose bytes differ after the end of the image. */
  private static byte[] picture(int number) {
    byte[] bytes = PICTURE.clone();
    bytes[bytes.length - 1] = (byte) number;
    return bytes;
  }
}
