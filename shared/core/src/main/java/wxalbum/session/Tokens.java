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

/**
 * Our tokens: JSON Web Tokens (RFC 7519) signed with HS256. A user's token and a guest's view token
 * differ by their audience, so that neither is taken for the other.
 */
public final class Tokens {
  /** How long a user stays logged in. */
  public static final Duration USER_LIFE = Duration.ofHours(24);

  /** How long a guest may look at an open share, at most. */
  public static final Duration VIEW_LIFE = Duration.ofHours(2);

  private static final String ISSUER = "wxalbum";
  private static final String USER = "user";
  private static final String VIEW = "view";
  private static final String OPENID = "oid";

  private final TokenKeys keys;
  private final Clock clock;

  /** Issues and verifies with these keys. */
  public Tokens(TokenKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** A token for a user who has just logged in. */
  public IssuedToken issue(UserSession session) {
    return issue(USER, session.userId(), session.sealedOpenid(), now().plus(USER_LIFE));
  }

  /** A view token for a guest, which ends with its share at the latest. */
  public IssuedToken issueView(ShareId share, @Nullable Instant shareExpiresAt) {
    Instant end = now().plus(VIEW_LIFE);
    if (shareExpiresAt != null && shareExpiresAt.isBefore(end)) {
      end = shareExpiresAt.truncatedTo(ChronoUnit.SECONDS);
    }
    return issue(VIEW, share, null, end);
  }

  /** Who this token stands for; nothing when it is not ours, not a user's, or has expired. */
  public Optional<UserSession> verifyUser(String token) {
    return verify(token, USER)
        .flatMap(
            claims ->
                UserId.parse(claims.getSubject())
                    .map(id -> new UserSession(id, String.valueOf(claims.getClaim(OPENID)))));
  }

  /** Which share this view token opens; nothing when it is not ours, no view token, or expired. */
  public Optional<GuestSession> verifyView(String token) {
    return verify(token, VIEW)
        .flatMap(claims -> ShareId.parse(claims.getSubject()).map(GuestSession::new));
  }

  private IssuedToken issue(
      String audience, Id subject, @Nullable String openid, Instant expiresAt) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(audience)
            .subject(subject.toString())
            .issueTime(Date.from(now()))
            .expirationTime(Date.from(expiresAt))
            .claim(OPENID, openid)
            .build();
    String kid = keys.signingId();
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
    try {
      jwt.sign(new MACSigner(keys.find(kid).orElseThrow()));
    } catch (JOSEException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
    return new IssuedToken(jwt.serialize(), expiresAt);
  }

  private Optional<JWTClaimsSet> verify(String token, String audience) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      String kid = jwt.getHeader().getKeyID();
      Optional<byte[]> key = kid == null ? Optional.empty() : keys.find(kid);
      boolean ours =
          JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm())
              && key.isPresent()
              && jwt.verify(new MACVerifier(key.get()));
      if (!ours) {
        return Optional.empty();
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      boolean valid =
          ISSUER.equals(claims.getIssuer())
              && List.of(audience).equals(claims.getAudience())
              && claims.getSubject() != null
              && claims.getExpirationTime() != null
              && clock.instant().isBefore(claims.getExpirationTime().toInstant());
      return valid ? Optional.of(claims) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
