package wxalbum.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.http.problem.FieldError;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;

class BodyReaderTest {
  @Test
  void readsValidFields() {
    BodyReader fields = BodyReader.parse("{\"title\":\"  西湖 \",\"count\":3,\"open\":true}");

    assertThat(fields.text("title", 1, 60)).isEqualTo("西湖");
    assertThat(fields.number("count", 1, 9)).isEqualTo(3);
    assertThat(fields.optionalBoolean("open")).isTrue();
    assertThat(fields.optionalText("none", 0, 9)).isNull();
    assertThat(fields.requireValid("done")).isEqualTo("done");
  }

  @Test
  void reportsEveryInvalidAndEveryUnknownField() {
    BodyReader fields =
        BodyReader.parse("{\"title\":7,\"count\":\"3\",\"open\":1,\"other\":null,\"a/b~\":0}");
    var _ = fields.text("title", 1, 60);
    var _ = fields.number("count", 1, 9);
    var _ = fields.optionalBoolean("open");
    var _ = fields.text("missing", 1, 9);

    assertThat(errorPointers(fields))
        .containsExactlyInAnyOrder("/title", "/count", "/open", "/missing", "/other", "/a~1b~0");
  }

  @Test
  void countsCodePointsInsteadOfCodeUnits() {
    BodyReader fields = BodyReader.parse("{\"title\":\"😀😀😀\"}");

    assertThat(fields.text("title", 1, 3)).hasSize(6);
    assertThat(fields.requireValid(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\nb", "\\ud800", "\\udc00x", "a\\u0085b"})
  void rejectsControlCharactersAndLoneSurrogates(String text) {
    BodyReader fields = BodyReader.parse("{\"title\":\"" + text + "\"}");
    var _ = fields.text("title", 1, 60);

    assertThat(errorPointers(fields)).containsExactly("/title");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e400", "99999999999999999999", "-1", "\"1\"", "true"})
  void rejectsNumberThatIsNotAnIntegerInRange(String number) {
    BodyReader fields = BodyReader.parse("{\"count\":" + number + "}");
    var _ = fields.number("count", 0, 9);

    assertThat(errorPointers(fields)).containsExactly("/count");
  }

  @Test
  void pointsToInvalidListItems() {
    BodyReader fields = BodyReader.parse("{\"files\":[{\"n\":1},5,{\"n\":\"x\",\"m\":1}]}");
    var _ = fields.objectList("files", 1, 20, file -> file.number("n", 1, 9));

    assertThat(errorPointers(fields))
        .containsExactlyInAnyOrder("/files/1", "/files/2/n", "/files/2/m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"a\":1}{", "{\"a\":1,\"a\":2}", "{'a':1}"})
  void rejectsBodyThatIsNotAJsonObject(String body) {
    ProblemException exception =
        catchThrowableOfType(ProblemException.class, () -> BodyReader.parse(body));

    assertThat(exception.problem().code()).isEqualTo(ProblemCode.INVALID_REQUEST);
  }

  @Test
  void rejectsDeeplyNestedBody() {
    ProblemException exception =
        catchThrowableOfType(ProblemException.class, () -> BodyReader.parse("[".repeat(100_000)));

    assertThat(exception.problem().code()).isEqualTo(ProblemCode.INVALID_REQUEST);
  }

  /** Without the limit, a body of 256 KiB caused a response of 1.8 MB. */
  @Test
  void reportsAtMostTwentyErrors() {
    String body =
        IntStream.range(0, 40_000)
            .mapToObj("\"%05d\":0"::formatted)
            .collect(joining(",", "{", "}"));

    Problem problem = problem(BodyReader.parse(body));

    assertThat(problem.errors()).hasSize(20);
    assertThat(problem.detail()).isEqualTo("40000 values are invalid. The first 20 are listed.");
  }

  private static Problem problem(BodyReader fields) {
    return catchThrowableOfType(ProblemException.class, () -> fields.requireValid(true)).problem();
  }

  private static List<String> errorPointers(BodyReader fields) {
    return problem(fields).errors().stream().map(FieldError::pointer).toList();
  }
}
