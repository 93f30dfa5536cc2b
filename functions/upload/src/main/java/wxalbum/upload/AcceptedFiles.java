package wxalbum.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wxalbum.http.Code;
import wxalbum.http.Fault;
import wxalbum.http.Problem;
import wxalbum.http.Refusal;

/** What may be sent: which types, and how large. */
final class AcceptedFiles {
  /** Bytes of the largest file: 50 MB, counted in units of 1024. */
  static final long LARGEST = 50L * 1024 * 1024;

  private static final Set<String> TYPES =
      Set.of("image/jpeg", "image/png", "image/webp", "image/gif");
  private static final Set<String> APPLE = Set.of("image/heic", "image/heif");

  private final boolean heic;

  /** What may be sent to a build that reads HEIC, or to one that does not. */
  AcceptedFiles(boolean heic) {
    this.heic = heic;
  }

  /** Refuses the files where one has a type or a size that is not taken, naming each of them. */
  List<AskedFile> check(List<AskedFile> files) {
    List<Fault> types = new ArrayList<>();
    List<Fault> sizes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      AskedFile file = files.get(i);
      if (!takes(file.contentType())) {
        types.add(new Fault("/files/" + i + "/contentType", typeFault(file.contentType())));
      }
      if (file.bytes() > LARGEST) {
        sizes.add(
            new Fault("/files/" + i + "/bytes", "A file may have " + LARGEST + " bytes at most."));
      }
    }
    refuse(Code.UNSUPPORTED_MEDIA_TYPE, types);
    refuse(Code.PAYLOAD_TOO_LARGE, sizes);
    return files;
  }

  private boolean takes(String type) {
    return TYPES.contains(type) || (heic && APPLE.contains(type));
  }

  private static void refuse(Code code, List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new Refusal(Problem.of(code, faults));
    }
  }

  private String typeFault(String type) {
    if (heic) {
      return "Taken are image/jpeg, image/png, image/webp, image/gif and image/heic.";
    }
    return APPLE.contains(type)
        ? "HEIC is not taken: choose pictures with sizeType compressed and WeChat sends JPEG."
        : "Taken are image/jpeg, image/png, image/webp and image/gif.";
  }
}
