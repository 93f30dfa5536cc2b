package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.http.problem.ProblemException;

class UploadFileValidatorTest {
  private final UploadFileValidator withoutHeic = new UploadFileValidator(false);
  private final UploadFileValidator withHeic = new UploadFileValidator(true);

  @ParameterizedTest
  @ValueSource(strings = {"image/jpeg", "image/png", "image/webp", "image/gif"})
  void acceptsCommonTypesInEveryBuild(String type) {
    List<RequestedFile> files = List.of(file(type));

    assertThat(withoutHeic.validate(files)).isEqualTo(files);
    assertThat(withHeic.validate(files)).isEqualTo(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/heic", "image/heif"})
  void acceptsHeicWhenBuildSupportsIt(String type) {
    List<RequestedFile> files = List.of(file(type));

    assertThat(withHeic.validate(files)).isEqualTo(files);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/heic", "image/heif"})
  void suggestsJpegWhenBuildLacksHeic(String type) {
    assertThatThrownBy(() -> withoutHeic.validate(List.of(file(type))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            rejection -> assertThat(detail(rejection)).contains("sizeType compressed"));
  }

  @ParameterizedTest
  @CsvSource({"image/avif", "image/tiff", "video/mp4", "image/heic-sequence"})
  void listsSupportedTypesWhenTypeIsUnsupported(String type) {
    assertThatThrownBy(() -> withoutHeic.validate(List.of(file(type))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            rejection ->
                assertThat(detail(rejection)).contains("image/gif").doesNotContain("image/heic"));
    assertThatThrownBy(() -> withHeic.validate(List.of(file(type))))
        .isInstanceOfSatisfying(
            ProblemException.class,
            rejection -> assertThat(detail(rejection)).contains("and image/heic"));
  }

  private static RequestedFile file(String type) {
    return new RequestedFile(10, type, null, null);
  }

  private static String detail(ProblemException rejection) {
    return rejection.problem().detail();
  }
}
