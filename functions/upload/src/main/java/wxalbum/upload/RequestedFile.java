package wxalbum.upload;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.Photo.CaptureTime;
import wxalbum.album.PhotoId;
import wxalbum.album.Sha256;
import wxalbum.album.TakenAtSource;
import wxalbum.album.UserId;
import wxalbum.http.BodyReader;

/**
 * A file that a client requests to upload. The name of the file is validated and discarded.
 *
 * @param bytes exact size in bytes
 * @param contentType content type as the client states it; the thumbnail function verifies it
 * @param sha256 digest of the file; null if the client did not compute it
 * @param takenAt capture time as the client states it, for files without one; null if unknown
 */
record RequestedFile(
    long bytes, String contentType, @Nullable Sha256 sha256, @Nullable CaptureTime takenAt) {
  /** Maximum number of files in one request. */
  private static final int MAX_FILES = 20;

  private static final String RFC3339_PATTERN =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?";

  /** Reads the 1 to 20 files of a request body. */
  static List<RequestedFile> readAll(BodyReader body) {
    return body.objectList("files", 1, MAX_FILES, RequestedFile::read);
  }

  private static RequestedFile read(BodyReader file) {
    var _ = file.text("name", 1, 255);
    return new RequestedFile(
        file.unboundedNumber("bytes", 1),
        file.text("contentType", 1, 100),
        file.optionalParsed("sha256", "64 hexadecimal digits", Sha256::parse),
        file.optionalParsed(
            "takenAt", "a time such as 2026-05-01T17:30:00+08:00", RequestedFile::parseTakenAt));
  }

  /**
   * Returns the pending photo of this file. Without a stated capture time, the time of the upload
   * in UTC stands in.
   *
   * @param requestId id of the request that the form is issued for
   */
  Photo toPendingPhoto(PhotoId id, AlbumId album, UserId uploader, Instant now, String requestId) {
    CaptureTime time =
        takenAt == null
            ? new CaptureTime(LocalDateTime.ofInstant(now, ZoneOffset.UTC), 0, TakenAtSource.UPLOAD)
            : takenAt;
    return Photo.pending(
        id, album, uploader, new Photo.Original(contentType, bytes, sha256), time, now, requestId);
  }

  /**
   * Parses an RFC 3339 date-time, whose offset may be absent.
   *
   * @return the time; empty when the text is invalid or the year is before 1000, the first year
   *     that MySQL supports
   */
  private static Optional<CaptureTime> parseTakenAt(String text) {
    if (!text.matches(RFC3339_PATTERN)) {
      return Optional.empty();
    }
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text, OffsetDateTime::from, LocalDateTime::from);
      LocalDateTime localTime = LocalDateTime.from(time);
      Integer offset =
          time instanceof OffsetDateTime zoned
              ? Integer.valueOf(zoned.getOffset().getTotalSeconds() / 60)
              : null;
      return localTime.getYear() < 1000
          ? Optional.empty()
          : Optional.of(new CaptureTime(localTime, offset, TakenAtSource.CLIENT));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
