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

  private static Request request(byte[] body) throws Exception {
    String base64 = Base64.getEncoder().encodeToString(body);
    return Request.of(Json.read(Json.write(Map.of("body", base64, "isBase64Encoded", true))));
  }
}
