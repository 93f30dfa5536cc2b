package wxalbum.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;

class RequestTest {
  /** The limit of a body in bytes. */
  private static final int LIMIT = 256 * 1024;

  private static final int OVERHEAD = "{\"title\":\"\"}".length();
  private static final String BODY = "{\"title\":\"相册\"}";

  @Test
  void decodesBase64Body() throws Exception {
    BodyReader fields = request(BODY.getBytes(StandardCharsets.UTF_8)).bodyReader();

    assertThat(fields.text("title", 1, 60)).isEqualTo("相册");
  }

  @Test
  void rejectsBodyThatIsNotUtf8() throws Exception {
    Request request = request(BODY.getBytes(Charset.forName("GBK")));

    assertThatThrownBy(request::bodyReader)
        .isInstanceOfSatisfying(
            ProblemException.class,
            exception ->
                assertThat(exception.problem().code()).isEqualTo(ProblemCode.INVALID_REQUEST));
  }

  @Test
  void keepsBytesThatAreNotUtf8() throws Exception {
    byte[] gbk = BODY.getBytes(Charset.forName("GBK"));

    assertThat(request(gbk).body().bytes()).isEqualTo(gbk);
  }

  @Test
  void limitsBodyInBytes() throws Exception {
    Request largest = request(text("a".repeat(LIMIT - OVERHEAD)));
    Request tooLarge = request(text("相".repeat((LIMIT - OVERHEAD) / 3 + 1)));

    assertThat(largest.bodyReader().has("title")).isTrue();
    assertThatThrownBy(tooLarge::bodyReader)
        .isInstanceOfSatisfying(
            ProblemException.class,
            exception ->
                assertThat(exception.problem().code()).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE));
  }

  @Test
  void limitsTextBodyInBytes() throws Exception {
    String body = new String(text("相".repeat(LIMIT / 3)), StandardCharsets.UTF_8);
    Request request = Request.of(Json.read(Json.write(Map.of("body", body))));

    assertThatThrownBy(() -> request.requireBodyWithin(LIMIT)).isInstanceOf(ProblemException.class);
  }

  private static byte[] text(String title) {
    return "{\"title\":\"%s\"}".formatted(title).getBytes(StandardCharsets.UTF_8);
  }

  private static Request request(byte[] body) throws Exception {
    String base64 = Base64.getEncoder().encodeToString(body);
    return Request.of(Json.read(Json.write(Map.of("body", base64, "isBase64Encoded", true))));
  }
}
