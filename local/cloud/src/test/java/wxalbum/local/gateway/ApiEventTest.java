package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wxalbum.http.Json;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.template.RouteTable;
import wxalbum.testkit.SampleEventFiles;

class ApiEventTest {
  private static final Instant TIME = Instant.parse("2026-05-01T09:30:00Z");

  @Test
  void hasAllFieldsOfRecordedEvent() throws Exception {
    JsonNode sample =
        Json.read(new String(SampleEventFiles.read("upload.json"), StandardCharsets.UTF_8));

    JsonNode event = event("{}", Map.of("Content-Type", List.of("application/json")));

    assertThat(memberNames(event)).containsAll(memberNames(sample));
    assertThat(memberNames(event.path("requestContext")))
        .containsAll(memberNames(sample.path("requestContext")));
    assertThat(memberNames(event.path("requestContext").path("http")))
        .isEqualTo(memberNames(sample.path("requestContext").path("http")));
  }

  @Test
  void containsRoutePathAndTime() throws Exception {
    JsonNode event = event("", Map.of());

    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("routeKey").asText()).isEqualTo("POST /albums/{albumId}/uploads");
    assertThat(event.path("rawPath").asText()).isEqualTo("/albums/a%201/uploads");
    assertThat(event.path("pathParameters").path("albumId").asText()).isEqualTo("a 1");
    JsonNode context = event.path("requestContext");
    assertThat(context.path("time").asText()).isEqualTo("01/May/2026:09:30:00 +0000");
    assertThat(context.path("timeEpoch").asLong()).isEqualTo(TIME.toEpochMilli());
    assertThat(context.path("requestId").asText()).isEqualTo("id-1");
  }

  @Test
  void joinsRepeatedHeadersAndDecodesQuery() throws Exception {
    JsonNode event = event("", Map.of("X-Tag", List.of("a", "b")));

    assertThat(event.path("headers").path("x-tag").asText()).isEqualTo("a,b");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("q=a+b&q=%E5%9B%BE&empty");
    assertThat(event.path("queryStringParameters").path("q").asText()).isEqualTo("a b,图");
    assertThat(event.path("queryStringParameters").path("empty").asText()).isEmpty();
  }

  @Test
  void movesCookiesToTheirOwnList() throws Exception {
    JsonNode event = event("", Map.of("Cookie", List.of("a=1; b=2")));

    assertThat(event.path("cookies")).extracting(JsonNode::asText).containsExactly("a=1", "b=2");
    assertThat(event.path("headers").has("cookie")).isFalse();
  }

  @Test
  void encodesBodyInBase64UnlessItIsText() throws Exception {
    JsonNode text =
        event("图", Map.of("content-type", List.of("application/problem+json; charset=utf-8")));
    JsonNode form =
        event("a=1", Map.of("content-type", List.of("application/x-www-form-urlencoded")));

    assertThat(text.path("body").asText()).isEqualTo("图");
    assertThat(text.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(form.path("body").asText()).isEqualTo("YT0x");
    assertThat(form.path("isBase64Encoded").asBoolean()).isTrue();
  }

  @Test
  void encodesTextBodyInBase64WhenItIsNotUtf8() throws Exception {
    byte[] bytes = {'"', (byte) 0xff, '"'};

    JsonNode event = event(bytes, Map.of("content-type", List.of("application/json")));

    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.path("body").binaryValue()).isEqualTo(bytes);
  }

  @Test
  void omitsAbsentFields() throws Exception {
    JsonNode event = event("", Map.of());

    assertThat(event.has("body")).isFalse();
    assertThat(event.has("cookies")).isFalse();
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
  }

  private static JsonNode event(String body, Map<String, List<String>> headers) throws Exception {
    return event(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private static JsonNode event(byte[] body, Map<String, List<String>> headers) throws Exception {
    ApiRequest request =
        new ApiRequest(
            "id-1",
            "POST",
            "/albums/a%201/uploads",
            "q=a+b&q=%E5%9B%BE&empty",
            headers,
            body,
            "127.0.0.1",
            TIME);
    RouteTable table =
        new RouteTable(
            List.of(FunctionFixture.declareRoutes("upload", "POST /albums/{albumId}/uploads")));
    RouteTable.Match match = table.match("POST", request.path()).orElseThrow();
    return Json.read(new String(ApiEvent.of(request, match), StandardCharsets.UTF_8));
  }

  private static Set<String> memberNames(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
