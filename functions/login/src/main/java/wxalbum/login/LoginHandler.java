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
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.Fields;
import wxalbum.http.HttpEdge;
import wxalbum.http.Problem;
import wxalbum.http.Refusal;
import wxalbum.http.Rehearsal;
import wxalbum.http.Request;
import wxalbum.session.TokenKeys;
import wxalbum.session.Tokens;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.snapshot.Snapshot;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.telemetry.Telemetry;

/**
 * The Lambda function of {@code POST /login}. It calls WeChat over the internet and uses no
 * database and no bucket.
 */
public final class LoginHandler implements RequestStreamHandler {
  private static final int LONGEST_CODE = 128;

  private final LogIn logIn;
  private final HttpEdge edge;

  @SuppressWarnings("unused") // Strong reference: CRaC holds resources weakly.
  private final Snapshot snapshot;

  /** Creates the handler from the environment of the function. */
  public LoginHandler() {
    Settings settings =
        Settings.read(
            Setting.TOKEN_KEYS,
            Setting.USER_KEY,
            Setting.WECHAT_APP_ID,
            Setting.WECHAT_SECRET,
            Setting.WECHAT_URL);
    Tokens tokens =
        new Tokens(TokenKeys.parse(settings.text(Setting.TOKEN_KEYS)), Clock.systemUTC());
    this(
        new LogIn(
            new HttpWeChatLogin(
                settings.text(Setting.WECHAT_URL),
                settings.text(Setting.WECHAT_APP_ID),
                settings.text(Setting.WECHAT_SECRET)),
            new Openids(settings.bytes(Setting.USER_KEY)),
            tokens),
        tokens,
        new Telemetry("login", settings));
  }

  LoginHandler(LogIn logIn, Tokens tokens, Telemetry telemetry) {
    this.logIn = logIn;
    this.edge = new HttpEdge(telemetry, tokens).open("POST /login", this::answer);
    this.snapshot =
        Snapshot.after(() -> edge.rehearse(Rehearsal.of("POST /login")), logIn::rehearse);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    edge.handle(input, output, context);
  }

  private Answer answer(Request request) {
    Fields fields = request.fields();
    String code = fields.check(fields.text("code", 1, LONGEST_CODE));
    return switch (logIn.with(code)) {
      case LogIn.LoggedIn login -> {
        Invocation.current().about("userId", login.user());
        yield Answer.ok(
            new Login(login.token().token(), login.token().expiresAt(), new UserRef(login.user())));
      }
      case LogIn.Refused _ ->
          throw refusal(
              Code.UNAUTHORIZED.because("WeChat rejected the code. Call wx.login again."));
      case LogIn.TooOften _ ->
          throw refusal(
              Code.TOO_MANY_REQUESTS
                  .because("WeChat limits the login rate of this user.")
                  .retryAfter(Duration.ofMinutes(1)));
      case LogIn.Busy _ ->
          throw refusal(
              Code.UNAVAILABLE
                  .because("WeChat is unavailable. Retry soon.")
                  .retryAfter(Duration.ofSeconds(2)));
    };
  }

  private static Refusal refusal(Problem problem) {
    Invocation.current().count(Metric.LOGINS_REFUSED);
    return new Refusal(problem);
  }

  /** The {@code LoginResponse} schema of {@code openapi.yaml}. */
  private record Login(String token, Instant expiresAt, UserRef user) {}

  /** The {@code UserReference} schema of {@code openapi.yaml}. */
  private record UserRef(UserId id) {}
}
