package wxalbum.tests.authorization;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import wxalbum.album.ShareId;
import wxalbum.album.UserId;
import wxalbum.session.IssuedToken;
import wxalbum.session.SessionTokens;
import wxalbum.session.UserSession;
import wxalbum.settings.KeyRing;
import wxalbum.testkit.TestCloud;

/** Valid and invalid authorization headers of callers. */
final class AuthorizationHeaders {
  private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[32]);
  private static final Duration EXPIRED_AGE = Duration.ofDays(2);

  private final TestCloud cloud = TestCloud.shared();

  /** The identity in a token: a user, or a guest of a share. */
  record Identity(Optional<UserId> user, Optional<ShareId> share) {
    static Identity of(UserId user) {
      return new Identity(Optional.of(user), Optional.empty());
    }

    static Identity of(ShareId share) {
      return new Identity(Optional.empty(), Optional.of(share));
    }

    private IssuedToken issueToken(SessionTokens tokens) {
      return user.map(id -> tokens.issueUserToken(new UserSession(id, "sealed-openid-of-a-test")))
          .orElseGet(() -> tokens.issueViewToken(share.orElseThrow(), null));
    }

    private Identity differentIdentity() {
      return user.isPresent()
          ? of(new UserId(UUID.randomUUID()))
          : of(new ShareId(UUID.randomUUID()));
    }
  }

  /** Returns a valid authorization header. */
  String valid(Identity identity) {
    return "Bearer " + validToken(identity);
  }

  /**
   * Returns the authorization header of an identity, made invalid in the way of a caller; empty for
   * no authorization.
   *
   * @throws IllegalArgumentException if the caller has a valid token
   */
  String invalid(Caller caller, Identity identity) {
    String good = validToken(identity);
    String[] parts = good.split("\\.", -1);
    return switch (caller) {
      case ANONYMOUS -> "";
      case FORGED -> "Bearer " + forgeToken(identity, good);
      case EXPIRED_TOKEN -> {
        Clock past = Clock.offset(Clock.systemUTC(), EXPIRED_AGE.negated());
        yield "Bearer " + identity.issueToken(cloud.tokens(past)).token();
      }
      case OTHER_KEY -> "Bearer " + identity.issueToken(tokensOfUnknownKey("stranger")).token();
      case OTHER_SECRET -> "Bearer " + identity.issueToken(tokensOfUnknownKey("test")).token();
      case UNSIGNED ->
          "Bearer " + base64("{\"alg\":\"none\",\"kid\":\"test\"}") + "." + parts[1] + ".";
      case BASIC -> "Basic " + good;
      default -> throw new IllegalArgumentException("Caller " + caller + " has no invalid token");
    };
  }

  private String forgeToken(Identity identity, String good) {
    String[] signed = validToken(identity.differentIdentity()).split("\\.", -1);
    return String.join(".", signed[0], good.split("\\.", -1)[1], signed[2]);
  }

  private String validToken(Identity identity) {
    return identity.issueToken(cloud.tokens(Clock.systemUTC())).token();
  }

  private static SessionTokens tokensOfUnknownKey(String keyId) {
    return new SessionTokens(KeyRing.parse(keyId + ":" + OTHER_KEY), Clock.systemUTC());
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
