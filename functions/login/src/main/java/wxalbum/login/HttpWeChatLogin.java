package wxalbum.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import wxalbum.http.Json;
import wxalbum.telemetry.Invocation;

/**
 * A client of the WeChat API {@code GET /sns/jscode2session}. WeChat responds with status 200 in
 * every case. An {@code openid} means success, and a nonzero {@code errcode} means failure. The
 * client retries a "busy" response once without delay, because the user is waiting.
 */
final class HttpWeChatLogin implements WeChatLogin {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final int BUSY = -1;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final String base;
  private final String appId;
  private final String secret;

  HttpWeChatLogin(String base, String appId, String secret) {
    this.base = base.replaceAll("/+$", "");
    this.appId = appId;
    this.secret = secret;
  }

  @Override
  public Result exchange(String code) {
    URI url =
        URI.create(
            base
                + "/sns/jscode2session?appid="
                + encode(appId)
                + "&secret="
                + encode(secret)
                + "&js_code="
                + encode(code)
                + "&grant_type=authorization_code");
    Result first = ask(url);
    return first instanceof Busy ? ask(url) : first;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Uses a separate HTTP client. A connection that is open at the snapshot would be dead in
   * every restored instance.
   */
  @Override
  public void rehearse() {
    HttpWeChatLogin disposable = new HttpWeChatLogin(base, appId, secret);
    try (HttpClient _ = disposable.client) {
      var _ = disposable.exchange("priming");
    }
  }

  private Result ask(URI url) {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(ANSWER).build();
    return Invocation.current().timed("wechat", () -> send(request));
  }

  private Result send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return response.statusCode() == 200 ? read(Json.read(response.body())) : new Busy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Busy();
    } catch (JsonProcessingException e) {
      return new Busy();
    } catch (IOException e) {
      Invocation.current().note("wechatFailure", e.getClass().getSimpleName());
      return new Busy();
    }
  }

  private static Result read(JsonNode response) {
    String openid = response.path("openid").asText("");
    if (!openid.isEmpty()) {
      return new Known(openid);
    }
    int errcode = response.path("errcode").asInt(BUSY);
    Invocation.current().note("wechatCode", errcode);
    return switch (errcode) {
      case BUSY -> new Busy();
      case 40029, 40163, 40226, 41008 -> new Rejected(errcode);
      case 45011 -> new TooOften();
      default ->
          throw new IllegalStateException(
              "WeChat rejected the request with errcode "
                  + errcode
                  + "; check WECHAT_APP_ID and WECHAT_SECRET");
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
