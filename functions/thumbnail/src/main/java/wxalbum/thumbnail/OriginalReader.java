package wxalbum.thumbnail;

import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import wxalbum.album.Photo;
import wxalbum.album.Sha256;
import wxalbum.album.Storage.StoredObject;
import wxalbum.album.StorageFailure;

/** Reads an original once and verifies its declared size and checksum. */
final class OriginalReader {
  /** The size limit of originals in bytes, as the API contract states it. */
  static final int MAX_BYTES = 50 * 1024 * 1024;

  private OriginalReader() {}

  /**
   * Reads an original into memory.
   *
   * @throws UnfitOriginal when the object exceeds the size limit, or its size or checksum differs
   *     from the declared one
   * @throws StorageFailure when the content ends early
   */
  static byte[] read(Photo photo, StoredObject object) {
    if (object.bytes() > MAX_BYTES) {
      throw new UnfitOriginal(Failure.TOO_LARGE);
    }
    if (object.bytes() != photo.bytes()) {
      throw new UnfitOriginal(Failure.SIZE_MISMATCH);
    }
    MessageDigest digest = Sha256.algorithm();
    byte[] bytes = bytes(object, digest);
    if (photo.sha256() != null && !photo.sha256().equals(Sha256.ofDigest(digest.digest()))) {
      throw new UnfitOriginal(Failure.CHECKSUM_MISMATCH);
    }
    return bytes;
  }

  private static byte[] bytes(StoredObject object, MessageDigest digest) {
    try (DigestInputStream content = new DigestInputStream(object.content(), digest)) {
      byte[] bytes = new byte[(int) object.bytes()];
      if (content.readNBytes(bytes, 0, bytes.length) != bytes.length) {
        throw new IOException("The content of the original ended early");
      }
      return bytes;
    } catch (IOException e) {
      throw new StorageFailure("Reading the original from storage failed", e, true);
    }
  }
}
