package wxalbum.login;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import wxalbum.album.UserId;
import wxalbum.http.BodyReader;
import wxalbum.http.HttpRouter;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.priming.PrimingRequest;
import wxalbum.priming.SnapStartHook;
import wxalbum.session.SessionTokens;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.telemetry.Telemetry;

/**
 * The Lambda function of {@code POST /login}. It calls WeChat over the internet and uses no
 * database and no bucket.
 */
public final class LoginHandler implements RequestStreamHandler {
  private static final int MAX_CODE_LENGTH = 128;

  private final LogIn logIn;
  private final HttpRouter router;

  @SuppressWarnings("unused") // Lambda holds the hook weakly; this field keeps it reachable.
  private final SnapStartHook snapStartHook;

  /** Creates the handler from the environment of the function. */
  public LoginHandler() {
    Settings settings =
        Settings.read(
            Setting.TOKEN_KEYS,
            Setting.USER_KEY,
            Setting.WECHAT_APP_ID,
            Setting.WECHAT_SECRET,
            Setting.WECHAT_URL);
    SessionTokens tokens =
        new SessionTokens(settings.keyRing(Setting.TOKEN_KEYS), Clock.systemUTC());
    this(
        new LogIn(
            new HttpWeChatClient(
                settings.text(Setting.WECHAT_URL),
                settings.text(Setting.WECHAT_APP_ID),
                settings.text(Setting.WECHAT_SECRET)),
            new OpenIdCipher(settings.bytes(Setting.USER_KEY)),
            tokens),
        tokens,
        new Telemetry("login", settings));
  }

  LoginHandler(LogIn logIn, SessionTokens tokens, Telemetry telemetry) {
    this.logIn = logIn;
    this.router =
        new HttpRouter(telemetry, tokens).addPublicRoute("POST /login", this::handleLogin);
    this.snapStartHook =
        SnapStartHook.register(() -> router.prime(PrimingRequest.of("POST /login")), logIn::prime);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    router.handle(input, output, context);
  }

  private Response handleLogin(Request request) {
    BodyReader fields = request.bodyReader();
    String code = fields.requireValid(fields.text("code", 1, MAX_CODE_LENGTH));
    return switch (logIn.execute(code)) {
      case LogIn.LoggedIn login -> {
        Invocation.current().putContextId("userId", login.user());
        yield Response.ok(
            new Login(login.token().token(), login.token().expiresAt(), new UserRef(login.user())));
      }
      case LogIn.InvalidCode _ ->
          throw countRejection(
              ProblemCode.UNAUTHORIZED
                  .toProblem("WeChat rejected the code. Call wx.login again.")
                  .withChallenge("WeChatCode realm=\"wxalbum\""));
      case LogIn.RateLimited _ ->
          throw countRejection(
              ProblemCode.TOO_MANY_REQUESTS
                  .toProblem("WeChat limits the login rate of this user.")
                  .withRetryAfter(Duration.ofMinutes(1)));
      case LogIn.Unavailable _ ->
          throw countRejection(
              ProblemCode.UNAVAILABLE
                  .toProblem("WeChat is unavailable. Retry soon.")
                  .withRetryAfter(Duration.ofSeconds(2)));
    };
  }

  private static ProblemException countRejection(Problem problem) {
    Invocation.current().count(Metric.LOGIN_REJECTIONS);
    return new ProblemException(problem);
  }

  /** The {@code LoginResponse} schema of {@code openapi.yaml}. */
  private record Login(String token, Instant expiresAt, UserRef user) {}

  /** The {@code UserReference} schema of {@code openapi.yaml}. */
  private record UserRef(UserId id) {}
}
