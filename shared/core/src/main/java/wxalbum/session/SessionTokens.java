package wxalbum.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Id;
import wxalbum.album.ShareId;
import wxalbum.album.UserId;
import wxalbum.settings.KeyRing;

/**
 * Issues and verifies JSON Web Tokens (RFC 7519) signed with HS256. User tokens and view tokens
 * differ in their audience, so that neither is accepted as the other.
 */
public final class SessionTokens {
  /** Lifetime of a user token. */
  public static final Duration USER_TOKEN_TTL = Duration.ofHours(24);

  /** Maximum lifetime of a guest's view token. */
  public static final Duration VIEW_TOKEN_TTL = Duration.ofHours(2);

  private static final String ISSUER = "wxalbum";
  private static final String USER_AUDIENCE = "user";
  private static final String VIEW_AUDIENCE = "view";
  private static final String OPENID_CLAIM = "oid";

  private final KeyRing keys;
  private final Clock clock;

  /** Creates a service that signs and verifies with these keys. */
  public SessionTokens(KeyRing keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** Issues a token to a user who has just logged in. */
  public IssuedToken issueUserToken(UserSession session) {
    return sign(
        USER_AUDIENCE, session.userId(), session.sealedOpenid(), now().plus(USER_TOKEN_TTL));
  }

  /**
   * Issues a view token to a guest. It expires with the share at the latest. The time in the token
   * has whole seconds, so a reader of the token must also check the share.
   */
  public IssuedToken issueViewToken(ShareId share, @Nullable Instant shareExpiresAt) {
    Instant end = now().plus(VIEW_TOKEN_TTL);
    if (shareExpiresAt != null && shareExpiresAt.isBefore(end)) {
      end = shareExpiresAt;
    }
    return sign(VIEW_AUDIENCE, share, null, end);
  }

  /** Returns the user of a token; empty if the token is forged, expired or not a user token. */
  public Optional<UserSession> verifyUserToken(String token) {
    return verify(token, USER_AUDIENCE)
        .flatMap(
            claims ->
                UserId.parse(claims.getSubject())
                    .map(id -> new UserSession(id, String.valueOf(claims.getClaim(OPENID_CLAIM)))));
  }

  /** Returns the guest of a token; empty if the token is forged, expired or not a view token. */
  public Optional<GuestSession> verifyViewToken(String token) {
    return verify(token, VIEW_AUDIENCE)
        .flatMap(claims -> ShareId.parse(claims.getSubject()).map(GuestSession::new));
  }

  private IssuedToken sign(
      String audience, Id subject, @Nullable String openid, Instant expiresAt) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(audience)
            .subject(subject.toString())
            .issueTime(Date.from(now()))
            .expirationTime(Date.from(roundUp(expiresAt)))
            .claim(OPENID_CLAIM, openid)
            .build();
    String kid = keys.currentId();
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
    try {
      jwt.sign(new MACSigner(keys.find(kid).orElseThrow()));
    } catch (JOSEException e) {
      throw new IllegalStateException("the token could not be signed", e);
    }
    return new IssuedToken(jwt.serialize(), expiresAt);
  }

  private Optional<JWTClaimsSet> verify(String token, String audience) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      String kid = jwt.getHeader().getKeyID();
      Optional<byte[]> key = kid == null ? Optional.empty() : keys.find(kid);
      boolean isAuthentic =
          JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
              && key.isPresent()
              && jwt.verify(new MACVerifier(key.get()));
      if (!isAuthentic) {
        return Optional.empty();
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      boolean isValid =
          ISSUER.equals(claims.getIssuer())
              && List.of(audience).equals(claims.getAudience())
              && claims.getSubject() != null
              && claims.getExpirationTime() != null
              && clock.instant().isBefore(claims.getExpirationTime().toInstant());
      return isValid ? Optional.of(claims) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  /** Returns the first whole second that is not before a time. */
  private static Instant roundUp(Instant time) {
    Instant second = time.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(time) ? second : second.plusSeconds(1);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
