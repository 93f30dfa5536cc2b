package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoStatus;

/**
 * The database was restored from a snapshot, and {@code functions/cloud/recover-rows.sql} has given
 * rows to the originals that are younger.
 */
class RecoveredRowsTest extends SweepTestBase {
  @Test
  void processesOriginalWithoutRowAsUpload() {
    PhotoId photo = insertReadyPhoto();
    loseRow(photo);

    recoverRows(photo);
    clock.advance(PhotoLifecycle.UPLOAD_WINDOW.plusMinutes(1));

    assertThat(findPhoto(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
    assertThat(runSweep()).containsEntry("eventsReplayed", 1);
    assertThat(recorder.replayed).containsExactly(originalKey(photo));
  }

  @Test
  void reservesBytesOnceForEachRecoveredOriginal() {
    PhotoId photo = insertReadyPhoto();
    loseRow(photo);
    long reserved = findUser().bytesReserved();

    recoverRows(photo);
    recoverRows(photo);

    assertThat(findUser().bytesReserved() - reserved).isEqualTo(sizeOf(photo));
  }

  @Test
  void quarantinesNothingThatWasRecovered() {
    PhotoId photo = insertReadyPhoto();
    loseRow(photo);
    recoverRows(photo);

    clock.advance(SweepPolicy.ORPHAN_MIN_AGE.plusMinutes(1));

    assertThat(runSweep()).doesNotContainKeys("orphansQuarantined", "orphansDeleted");
    assertThat(listKeys("quarantine/")).isEmpty();
  }

  @Test
  void leavesExistingRowsAlone() {
    PhotoId photo = insertReadyPhoto();

    recoverRows(photo);

    assertThat(findPhoto(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(runSweep()).isEqualTo(Map.of());
  }

  private void loseRow(PhotoId photo) {
    execute("delete from photos where id = " + literal(photo));
  }

  private long sizeOf(PhotoId photo) {
    return originalKey(photo).toString().length();
  }

  /** Runs the statements on one original, with the table that recover-rows.js creates. */
  private void recoverRows(PhotoId photo) {
    execute(
        "create table recovered_originals (photo_id binary(16) primary key,"
            + " album_id binary(16), bytes bigint, uploaded_at datetime(6))");
    execute(
        "insert into recovered_originals select %s, id, %d, utc_timestamp(6) from albums where id = x'%s'"
            .formatted(literal(photo), sizeOf(photo), album.value().toString().replace("-", "")));
    Path file = Path.of(System.getProperty("wxalbum.root"), "functions/cloud/recover-rows.sql");
    try {
      for (String statement : Files.readString(file).split(";\n", -1)) {
        if (!statement.isBlank()) {
          execute(statement);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
