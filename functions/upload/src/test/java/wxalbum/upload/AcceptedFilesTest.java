package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.http.Refusal;

class AcceptedFilesTest {
  private final AcceptedFiles without = new AcceptedFiles(false);
  private final AcceptedFiles withHeic = new AcceptedFiles(true);

  @ParameterizedTest
  @ValueSource(strings = {"image/jpeg", "image/png", "image/webp", "image/gif"})
  void takesWhatEveryBuildReads(String type) {
    List<AskedFile> files = List.of(file(type));

    assertThat(without.check(files)).isEqualTo(files);
    assertThat(withHeic.check(files)).isEqualTo(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/heic", "image/heif"})
  void takesHeicWhereTheBuildReadsIt(String type) {
    List<AskedFile> files = List.of(file(type));

    assertThat(withHeic.check(files)).isEqualTo(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/heic", "image/heif"})
  void tellsElsewhereHowToSendJpegInstead(String type) {
    assertThatThrownBy(() -> without.check(List.of(file(type))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(text(refusal)).contains("sizeType compressed"));
  }

  @ParameterizedTest
  @CsvSource({"image/avif", "image/tiff", "video/mp4", "image/heic-sequence"})
  void listsWhatIsTakenInPlaceOfAnythingElse(String type) {
    assertThatThrownBy(() -> without.check(List.of(file(type))))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(text(refusal)).contains("image/gif").doesNotContain("image/heic"));
    assertThatThrownBy(() -> withHeic.check(List.of(file(type))))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(text(refusal)).contains("and image/heic"));
  }

  private static AskedFile file(String type) {
    return new AskedFile(10, type, null, null);
  }

  private static String text(Refusal refusal) {
    return refusal.problem().detail();
  }
}
