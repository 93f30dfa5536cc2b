package wxalbum.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wxalbum.http.Code;
import wxalbum.http.Fault;
import wxalbum.http.Problem;
import wxalbum.http.Refusal;

/** Validates the content types and sizes of files before their upload. */
final class AcceptedFiles {
  /** Maximum size of a file in bytes: 50 MiB. */
  static final long LARGEST = 50L * 1024 * 1024;

  private static final Set<String> TYPES =
      Set.of("image/jpeg", "image/png", "image/webp", "image/gif");
  private static final Set<String> APPLE = Set.of("image/heic", "image/heif");

  private final boolean heic;

  /**
   * Creates a validator.
   *
   * @param heicSupported whether this build decodes HEIC
   */
  AcceptedFiles(boolean heicSupported) {
    this.heic = heicSupported;
  }

  /**
   * Returns the files unchanged.
   *
   * @throws Refusal when a file has an unsupported type or is too large; the problem lists every
   *     unsupported type, or else every file that is too large
   */
  List<AskedFile> check(List<AskedFile> files) {
    List<Fault> typeErrors = new ArrayList<>();
    List<Fault> sizeErrors = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      AskedFile file = files.get(i);
      if (!takes(file.contentType())) {
        typeErrors.add(new Fault("/files/" + i + "/contentType", typeFault(file.contentType())));
      }
      if (file.bytes() > LARGEST) {
        sizeErrors.add(
            new Fault(
                "/files/" + i + "/bytes", "The maximum file size is " + LARGEST + " bytes."));
      }
    }
    refuse(Code.UNSUPPORTED_MEDIA_TYPE, typeErrors);
    refuse(Code.PAYLOAD_TOO_LARGE, sizeErrors);
    return files;
  }

  private boolean takes(String type) {
    return TYPES.contains(type) || (heic && APPLE.contains(type));
  }

  private static void refuse(Code code, List<Fault> errors) {
    if (!errors.isEmpty()) {
      throw new Refusal(Problem.of(code, errors));
    }
  }

  private String typeFault(String type) {
    if (heic) {
      return "Supported types: image/jpeg, image/png, image/webp, image/gif and image/heic.";
    }
    return APPLE.contains(type)
        ? "HEIC is not supported. Choose pictures with sizeType compressed to send JPEG."
        : "Supported types: image/jpeg, image/png, image/webp and image/gif.";
  }
}
