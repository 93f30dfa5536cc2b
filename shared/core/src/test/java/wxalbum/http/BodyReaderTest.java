package wxalbum.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\u0020", "\\u00a0", "\\u1680", "\\u2007", "\\u2009", "\\u2028", "\\u202f", "\\u205f",
        "\\u3000"
      })
  void removesOuterWhiteSpaceOfUnicode(String space) {
    BodyReader fields =
        BodyReader.parse("{\"title\":\"%1$s%1$s西%1$s湖%1$s\",\"none\":\"%1$s\"}".formatted(space));

    assertThat(fields.text("title", 3, 3)).startsWith("西").endsWith("湖");
    assertThat(fields.text("none", 0, 0)).isEmpty();
    assertThat(fields.requireValid(true)).isTrue();
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

  @ParameterizedTest
  @ValueSource(strings = {"1000", "1000.0", "1e3", "1E+3", "10000e-1"})
  void readsEveryNotationOfAnInteger(String number) {
    BodyReader fields = BodyReader.parse("{\"count\":" + number + "}");

    assertThat(fields.number("count", 1, 1000)).isEqualTo(1000);
    assertThat(fields.requireValid(true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "9007199254740993, 9007199254740993",
    "9223372036854775808, 9223372036854775807",
    "1e400, 9223372036854775807"
  })
  void readsIntegerOfAnySize(String number, long expected) {
    BodyReader fields = BodyReader.parse("{\"bytes\":" + number + "}");

    assertThat(fields.unboundedNumber("bytes", 1)).isEqualTo(expected);
    assertThat(fields.requireValid(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1e400", "1.5", "1e-400", "\"1\""})
  void rejectsUnboundedNumberThatIsNoIntegerOrBelowMinimum(String number) {
    BodyReader fields = BodyReader.parse("{\"bytes\":" + number + "}");
    var _ = fields.unboundedNumber("bytes", 1);

    assertThat(problem(fields).detail())
        .isEqualTo("The field bytes must be an integer of at least 1.");
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
