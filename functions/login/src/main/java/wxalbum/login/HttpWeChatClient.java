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
final class HttpWeChatClient implements WeChatClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(3);
  private static final int BUSY_ERRCODE = -1;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
  private final String baseUrl;
  private final String appId;
  private final String secret;

  HttpWeChatClient(String base, String appId, String secret) {
    this.baseUrl = base.replaceAll("/+$", "");
    this.appId = appId;
    this.secret = secret;
  }

  @Override
  public Result exchange(String code) {
    URI url =
        URI.create(
            baseUrl
                + "/sns/jscode2session?appid="
                + urlEncode(appId)
                + "&secret="
                + urlEncode(secret)
                + "&js_code="
                + urlEncode(code)
                + "&grant_type=authorization_code");
    Result first = requestOnce(url);
    return first instanceof Unavailable ? requestOnce(url) : first;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Uses a separate HTTP client. A connection that is open at the snapshot would be dead in
   * every restored instance.
   */
  @Override
  public void prime() {
    HttpWeChatClient disposable = new HttpWeChatClient(baseUrl, appId, secret);
    try (HttpClient _ = disposable.client) {
      var _ = disposable.exchange("priming");
    }
  }

  private Result requestOnce(URI url) {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(RESPONSE_TIMEOUT).build();
    return Invocation.current().time("wechat", () -> send(request));
  }

  private Result send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return response.statusCode() == 200
          ? parseResponse(Json.read(response.body()))
          : new Unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unavailable();
    } catch (JsonProcessingException e) {
      return new Unavailable();
    } catch (IOException e) {
      Invocation.current().putField("wechatFailure", e.getClass().getSimpleName());
      return new Unavailable();
    }
  }

  private static Result parseResponse(JsonNode response) {
    String openid = response.path("openid").asText("");
    if (!openid.isEmpty()) {
      return new Authenticated(openid);
    }
    int errcode = response.path("errcode").asInt(BUSY_ERRCODE);
    Invocation.current().putField("wechatCode", errcode);
    return switch (errcode) {
      case BUSY_ERRCODE -> new Unavailable();
      case 40029, 40163, 40226, 41008 -> new InvalidCode(errcode);
      case 45011 -> new RateLimited();
      default ->
          throw new IllegalStateException(
              "WeChat rejected the request with errcode "
                  + errcode
                  + "; check WECHAT_APP_ID and WECHAT_SECRET");
    };
  }

  private static String urlEncode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
