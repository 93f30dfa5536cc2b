package wxalbum.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wxalbum.album.Photo;
import wxalbum.http.problem.FieldError;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;

/** Validates the content types and sizes of files before their upload. */
final class UploadFileValidator {
  private static final Set<String> COMMON_TYPES =
      Set.of("image/jpeg", "image/png", "image/webp", "image/gif");
  private static final Set<String> HEIC_TYPES = Set.of("image/heic", "image/heif");

  private final boolean heicSupported;

  /**
   * Creates a validator.
   *
   * @param heicSupported whether this build decodes HEIC
   */
  UploadFileValidator(boolean heicSupported) {
    this.heicSupported = heicSupported;
  }

  /**
   * Returns the files unchanged.
   *
   * @throws ProblemException when a file has an unsupported type or is too large; the problem lists
   *     every unsupported type, or else every file that is too large
   */
  List<RequestedFile> validate(List<RequestedFile> files) {
    List<FieldError> typeErrors = new ArrayList<>();
    List<FieldError> sizeErrors = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      RequestedFile file = files.get(i);
      if (!isSupported(file.contentType())) {
        typeErrors.add(
            new FieldError(
                "/files/" + i + "/contentType", unsupportedTypeDetail(file.contentType())));
      }
      if (file.bytes() > Photo.Original.MAX_BYTES) {
        sizeErrors.add(
            new FieldError(
                "/files/" + i + "/bytes",
                "The maximum file size is " + Photo.Original.MAX_BYTES + " bytes."));
      }
    }
    throwIfAny(ProblemCode.UNSUPPORTED_MEDIA_TYPE, typeErrors);
    throwIfAny(ProblemCode.PAYLOAD_TOO_LARGE, sizeErrors);
    return files;
  }

  private boolean isSupported(String type) {
    return COMMON_TYPES.contains(type) || (heicSupported && HEIC_TYPES.contains(type));
  }

  private static void throwIfAny(ProblemCode code, List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.of(code, errors));
    }
  }

  private String unsupportedTypeDetail(String type) {
    if (heicSupported) {
      return "Supported types: image/jpeg, image/png, image/webp, image/gif and image/heic.";
    }
    return HEIC_TYPES.contains(type)
        ? "HEIC is not supported. Choose pictures with sizeType compressed to send JPEG."
        : "Supported types: image/jpeg, image/png, image/webp and image/gif.";
  }
}
