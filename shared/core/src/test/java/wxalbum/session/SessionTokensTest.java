package wxalbum.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.ShareId;
import wxalbum.album.UserId;
import wxalbum.settings.KeyRing;

class SessionTokensTest {
  private static final String OLD = "old:" + key(1);
  private static final String NEW = "new:" + key(2);
  private static final Instant NOW = Instant.parse("2026-05-01T09:30:00Z");
  private static final UserSession USER =
      new UserSession(new UserId(new UUID(1, 2)), "sealed-openid");
  private static final ShareId SHARE = new ShareId(new UUID(3, 4));

  @Test
  void returnsUserOfValidUserToken() {
    String token = tokens(NEW, NOW).issueUserToken(USER).token();

    assertThat(tokens(NEW, NOW).verifyUserToken(token)).contains(USER);
  }

  @Test
  void returnsShareOfValidViewToken() {
    String token = tokens(NEW, NOW).issueViewToken(SHARE, null).token();

    assertThat(tokens(NEW, NOW).verifyViewToken(token)).contains(new GuestSession(SHARE));
  }

  @Test
  void rejectsTokenOfTheOtherAudience() {
    SessionTokens tokens = tokens(NEW, NOW);

    assertThat(tokens.verifyUserToken(tokens.issueViewToken(SHARE, null).token())).isEmpty();
    assertThat(tokens.verifyViewToken(tokens.issueUserToken(USER).token())).isEmpty();
  }

  @Test
  void rejectsTokenFromItsExpirationTimeOn() {
    IssuedToken issued = tokens(NEW, NOW).issueUserToken(USER);

    assertThat(tokens(NEW, issued.expiresAt().minusSeconds(1)).verifyUserToken(issued.token()))
        .isPresent();
    assertThat(tokens(NEW, issued.expiresAt()).verifyUserToken(issued.token())).isEmpty();
  }

  @Test
  void expiresViewTokenWithItsShare() {
    Instant end = NOW.plus(Duration.ofMinutes(5));

    assertThat(tokens(NEW, NOW).issueViewToken(SHARE, end).expiresAt()).isEqualTo(end);
  }

  /** A token that ended earlier would let one idempotency key count another view. */
  @Test
  void viewTokenIsValidUntilItsShareExpires() {
    Instant end = NOW.plus(Duration.ofMillis(300_999));

    IssuedToken issued = tokens(NEW, NOW).issueViewToken(SHARE, end);

    assertThat(issued.expiresAt()).isEqualTo(end);
    assertThat(tokens(NEW, end.minusMillis(1)).verifyViewToken(issued.token())).isPresent();
    assertThat(tokens(NEW, end.plusMillis(1)).verifyViewToken(issued.token())).isEmpty();
  }

  @Test
  void acceptsTokenOfOldKeyWhileListed() {
    String token = tokens(OLD, NOW).issueUserToken(USER).token();

    assertThat(tokens(NEW + "," + OLD, NOW).verifyUserToken(token)).contains(USER);
    assertThat(tokens(NEW, NOW).verifyUserToken(token)).isEmpty();
  }

  @Test
  void signsWithFirstKey() {
    String token = tokens(NEW + "," + OLD, NOW).issueUserToken(USER).token();

    assertThat(tokens(NEW, NOW).verifyUserToken(token)).contains(USER);
  }

  @Test
  void rejectsTokenWithModifiedClaims() {
    String[] parts = tokens(NEW, NOW).issueUserToken(USER).token().split("\\.", -1);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String changed =
        claims.replace(USER.userId().toString(), new UserId(new UUID(9, 9)).toString());

    String forged = parts[0] + "." + encode(changed) + "." + parts[2];

    assertThat(tokens(NEW, NOW).verifyUserToken(forged)).isEmpty();
  }

  @Test
  void rejectsUnsignedToken() {
    String[] parts = tokens(NEW, NOW).issueUserToken(USER).token().split("\\.", -1);

    String unsigned = encode("{\"alg\":\"none\",\"kid\":\"new\"}") + "." + parts[1] + ".";

    assertThat(tokens(NEW, NOW).verifyUserToken(unsigned)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "Bearer x", "eyJhbGciOiJIUzI1NiJ9.e30."})
  void rejectsMalformedToken(String text) {
    assertThat(tokens(NEW, NOW).verifyUserToken(text)).isEmpty();
  }

  private static SessionTokens tokens(String keys, Instant now) {
    return new SessionTokens(KeyRing.parse(keys), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static String key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
