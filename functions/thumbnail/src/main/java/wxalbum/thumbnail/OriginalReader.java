package wxalbum.thumbnail;

import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import wxalbum.album.ObjectStore.ObjectContent;
import wxalbum.album.Photo;
import wxalbum.album.Sha256;
import wxalbum.album.StorageException;

/** Reads an original once and verifies its declared size and checksum. */
final class OriginalReader {
  private OriginalReader() {}

  /**
   * Reads an original into memory.
   *
   * @throws InvalidOriginalException when the object exceeds the size limit, or its size or
   *     checksum differs from the declared one
   * @throws StorageException when the content ends early
   */
  static byte[] read(Photo photo, ObjectContent object) {
    if (object.byteSize() > Photo.Original.MAX_BYTES) {
      throw new InvalidOriginalException(PhotoFailure.TOO_LARGE);
    }
    if (object.byteSize() != photo.original().bytes()) {
      throw new InvalidOriginalException(PhotoFailure.SIZE_MISMATCH);
    }
    MessageDigest digest = Sha256.newMessageDigest();
    byte[] bytes = readFully(object, digest);
    Sha256 declared = photo.original().sha256();
    if (declared != null && !declared.equals(Sha256.ofBytes(digest.digest()))) {
      throw new InvalidOriginalException(PhotoFailure.CHECKSUM_MISMATCH);
    }
    return bytes;
  }

  private static byte[] readFully(ObjectContent object, MessageDigest digest) {
    try (DigestInputStream content = new DigestInputStream(object.stream(), digest)) {
      byte[] bytes = new byte[(int) object.byteSize()];
      if (content.readNBytes(bytes, 0, bytes.length) != bytes.length) {
        throw new IOException("The content of the original ended early");
      }
      return bytes;
    } catch (IOException e) {
      throw new StorageException("Reading the original from storage failed", e, true);
    }
  }
}
