package wxalbum.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  @Test
  void readsWhatIsThere() {
    Fields fields = Fields.of("{\"title\":\"  西湖 \",\"count\":3,\"open\":true}");

    assertThat(fields.text("title", 1, 60)).isEqualTo("西湖");
    assertThat(fields.number("count", 1, 9)).isEqualTo(3);
    assertThat(fields.flag("open")).isTrue();
    assertThat(fields.optionalText("none", 0, 9)).isNull();
    assertThat(fields.check("done")).isEqualTo("done");
  }

  @Test
  void namesEveryFaultAndEveryUnknownField() {
    Fields fields = Fields.of("{\"title\":7,\"count\":\"3\",\"open\":1,\"other\":null,\"a/b~\":0}");
    var _ = fields.text("title", 1, 60);
    var _ = fields.number("count", 1, 9);
    var _ = fields.flag("open");
    var _ = fields.text("missing", 1, 9);

    assertThat(faults(fields))
        .containsExactlyInAnyOrder("/title", "/count", "/open", "/missing", "/other", "/a~1b~0");
  }

  @Test
  void countsCodePointsNotUnits() {
    Fields fields = Fields.of("{\"title\":\"😀😀😀\"}");

    assertThat(fields.text("title", 1, 3)).hasSize(6);
    assertThat(fields.check(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "a\\nb", "\\ud800", "\\udc00x", "a\\u0085b"})
  void refusesControlCharactersAndLoneSurrogates(String text) {
    Fields fields = Fields.of("{\"title\":\"" + text + "\"}");
    var _ = fields.text("title", 1, 60);

    assertThat(faults(fields)).containsExactly("/title");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e400", "99999999999999999999", "-1", "\"1\"", "true"})
  void refusesWhatIsNoWholeNumberInRange(String number) {
    Fields fields = Fields.of("{\"count\":" + number + "}");
    var _ = fields.number("count", 0, 9);

    assertThat(faults(fields)).containsExactly("/count");
  }

  @Test
  void pointsIntoLists() {
    Fields fields = Fields.of("{\"files\":[{\"n\":1},5,{\"n\":\"x\",\"m\":1}]}");
    var _ = fields.objects("files", 1, 20, file -> file.number("n", 1, 9));

    assertThat(faults(fields)).containsExactlyInAnyOrder("/files/1", "/files/2/n", "/files/2/m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"a\":1}{", "{\"a\":1,\"a\":2}", "{'a':1}"})
  void refusesWhatIsNoJsonObject(String body) {
    Refusal exception = catchThrowableOfType(Refusal.class, () -> Fields.of(body));

    assertThat(exception.problem().code()).isEqualTo(Code.INVALID_REQUEST);
  }

  @Test
  void refusesDeepNesting() {
    Refusal exception = catchThrowableOfType(Refusal.class, () -> Fields.of("[".repeat(100_000)));

    assertThat(exception.problem().code()).isEqualTo(Code.INVALID_REQUEST);
  }

  private static List<String> faults(Fields fields) {
    Refusal exception = catchThrowableOfType(Refusal.class, () -> fields.check(true));
    return exception.problem().faults().stream().map(Fault::pointer).toList();
  }
}
