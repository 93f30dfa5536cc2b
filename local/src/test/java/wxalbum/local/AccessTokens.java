package wxalbum.local;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import wxalbum.album.ShareId;
import wxalbum.album.UserId;
import wxalbum.session.IssuedToken;
import wxalbum.session.TokenKeys;
import wxalbum.session.Tokens;
import wxalbum.session.UserSession;
import wxalbum.testing.TestCloud;

/** Valid and invalid authorization headers of callers. */
final class AccessTokens {
  private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final Duration LONG_AGO = Duration.ofDays(2);

  private final TestCloud cloud = TestCloud.shared();

  /** The identity in a token: a user, or a guest of a share. */
  record Identity(Optional<UserId> user, Optional<ShareId> share) {
    static Identity of(UserId user) {
      return new Identity(Optional.of(user), Optional.empty());
    }

    static Identity of(ShareId share) {
      return new Identity(Optional.empty(), Optional.of(share));
    }

    private IssuedToken by(Tokens tokens) {
      return user.map(id -> tokens.issue(new UserSession(id, "sealed-openid-of-a-test")))
          .orElseGet(() -> tokens.issueView(share.orElseThrow(), null));
    }

    private Identity another() {
      return user.isPresent()
          ? of(new UserId(UUID.randomUUID()))
          : of(new ShareId(UUID.randomUUID()));
    }
  }

  /** Returns a valid authorization header. */
  String good(Identity identity) {
    return "Bearer " + token(identity);
  }

  /**
   * Returns the authorization header of an identity, made invalid in the way of a caller; empty for
   * no authorization.
   *
   * @throws IllegalArgumentException if the caller has a valid token
   */
  String spoilt(Caller caller, Identity identity) {
    String good = token(identity);
    String[] parts = good.split("\\.", -1);
    return switch (caller) {
      case NOBODY -> "";
      case FORGED -> "Bearer " + forged(identity, good);
      case LATE -> {
        Clock past = Clock.offset(Clock.systemUTC(), LONG_AGO.negated());
        yield "Bearer " + identity.by(cloud.tokens(past)).token();
      }
      case OTHER_KEY -> "Bearer " + identity.by(stranger("stranger")).token();
      case OTHER_SECRET -> "Bearer " + identity.by(stranger("test")).token();
      case UNSIGNED ->
          "Bearer " + base64("{\"alg\":\"none\",\"kid\":\"test\"}") + "." + parts[1] + ".";
      case BASIC -> "Basic " + good;
      default -> throw new IllegalArgumentException("Caller " + caller + " has no invalid token");
    };
  }

  private String forged(Identity identity, String good) {
    String[] signed = token(identity.another()).split("\\.", -1);
    return String.join(".", signed[0], good.split("\\.", -1)[1], signed[2]);
  }

  private String token(Identity identity) {
    return identity.by(cloud.tokens(Clock.systemUTC())).token();
  }

  private static Tokens stranger(String keyId) {
    return new Tokens(TokenKeys.parse(keyId + ":" + OTHER_KEY), Clock.systemUTC());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
