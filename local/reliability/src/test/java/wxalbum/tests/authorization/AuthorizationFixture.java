package wxalbum.tests.authorization;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.settings.Setting;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.tests.authorization.AuthorizationHeaders.Identity;
import wxalbum.tests.secrets.SecretRequests;

/**
 * Albums, photos and shares of an owner in each of their states, and another user with an album of
 * their own.
 */
final class AuthorizationFixture {
  static final String TITLE = "an-album-that-nobody-may-see";
  static final String CAPTION = "a-caption-that-nobody-may-read";
  static final String LABEL = "a-label-for-the-owner-alone";

  private final MutableClock clock = new MutableClock().set(Instant.now());
  private final OwnerFixture owner = new OwnerFixture(clock);
  private final OwnerFixture other = new OwnerFixture(clock);
  private final AlbumId liveAlbum = owner.createAlbum(TITLE);
  private final AlbumId deletedAlbum = owner.createAlbum(TITLE);
  private final Map<String, PhotoId> photos = new LinkedHashMap<>();
  private final Map<String, ShareId> shares = new LinkedHashMap<>();
  private final AuthorizationHeaders tokens = new AuthorizationHeaders();

  AuthorizationFixture() {
    Instant now = clock.instant();
    photos.put("ready", owner.createReadyPhoto(liveAlbum));
    OwnerFixture.repository(Photos.class).updateCaption(photoNamed("ready"), CAPTION);
    photos.put("expected", owner.createExpectedPhoto(liveAlbum));
    photos.put("failed", owner.createFailedPhoto(liveAlbum));
    photos.put("trashed", moveToTrash(owner.createExpectedPhoto(liveAlbum)));
    photos.put("past-purge", trashBeforeRetention(owner.createReadyPhoto(liveAlbum)));
    photos.put("elsewhere", owner.createReadyPhoto(owner.createAlbum(TITLE)));
    photos.put("in-deleted", moveToTrash(owner.createReadyPhoto(deletedAlbum)));
    photos.put("theirs", other.createReadyPhoto(other.createAlbum("theirs")));
    photos.put("missing", new PhotoId(Ids.newUuid(now)));
    shares.put("live", createShare(liveAlbum, null, null, null, null));
    shares.put("other", createShare(liveAlbum, null, null, null, null));
    shares.put("passcode", createShare(liveAlbum, "$2a$10$" + "x".repeat(53), null, null, null));
    shares.put("expired", createShare(liveAlbum, null, null, now.minusSeconds(1), null));
    shares.put("revoked", createShare(liveAlbum, null, null, null, now));
    shares.put("used-up", createShare(liveAlbum, null, 1, null, null));
    OwnerFixture.repository(Shares.class).incrementViews(shareNamed("used-up"), now);
    shares.put("in-deleted", createShare(deletedAlbum, null, null, null, null));
    shares.put("missing", new ShareId(Ids.newUuid(now)));
    OwnerFixture.repository(Albums.class).delete(deletedAlbum, now);
  }

  /** Returns a valid request of a route for an object, without authorization. */
  TestRequest request(String route, String object) {
    String[] parts = object.split("/", -1);
    Map<String, Object> body = new LinkedHashMap<>(SecretRequests.bodyOf(route));
    if (object.startsWith("cover-")) {
      body.put("coverPhotoId", photoNamed(object.substring("cover-".length())));
    }
    if (route.endsWith("/open")) {
      body.clear();
    }
    TestRequest request = TestRequest.to(route);
    request = body.isEmpty() ? request : request.jsonBody(body);
    if (route.contains("{albumId}")) {
      return request.pathParam("albumId", albumParameter(object));
    }
    if (route.contains("{shareId}")) {
      return request.pathParam("shareId", object.equals("no-id") ? "no-id" : shareNamed(object));
    }
    String photo = parts[parts.length - 1];
    request = request.pathParam("photoId", photo.equals("no-id") ? "no-id" : photoNamed(photo));
    return request.pathParam(
        "token", parts[0].equals("no-token") ? "no" : linkToken(shareNamed(parts[0])));
  }

  /** Returns the request with the authorization of a caller. */
  TestRequest authorize(Caller caller, TestRequest request, String object) {
    ShareId share = shareNamed(object.split("/", -1)[0]);
    Identity permitted =
        request.route().contains("{token}") ? Identity.of(share) : Identity.of(owner.userId());
    String authorization =
        switch (caller) {
          case OWNER -> tokens.valid(Identity.of(owner.userId()));
          case OTHER_USER -> tokens.valid(Identity.of(other.userId()));
          case GUEST -> tokens.valid(Identity.of(share));
          case OTHER_GUEST -> tokens.valid(Identity.of(shareNamed("other")));
          case EXPIRED_GUEST -> tokens.valid(Identity.of(shareNamed("expired")));
          case REVOKED_GUEST -> tokens.valid(Identity.of(shareNamed("revoked")));
          case USED_UP_GUEST -> tokens.valid(Identity.of(shareNamed("used-up")));
          default -> tokens.invalid(caller, permitted);
        };
    return authorization.isEmpty() ? request : request.header("authorization", authorization);
  }

  /** Locks the rows of the user whose objects are hidden from a caller. */
  RowLocks lockHiddenRows(Caller caller) {
    return RowLocks.ofUser((caller == Caller.OWNER ? other : owner).userId());
  }

  /** Returns texts that only the owner may read. */
  List<String> secretsOfOwner() {
    return List.of(
        owner.userId().toString(),
        TITLE,
        CAPTION,
        LABEL,
        liveAlbum.toString(),
        deletedAlbum.toString(),
        photoNamed("ready").toString(),
        photoNamed("trashed").toString());
  }

  /** Returns texts that guests of a share may not read either. */
  List<String> secretsFromGuests() {
    return List.of(owner.userId().toString(), LABEL);
  }

  private Object albumParameter(String object) {
    return switch (object) {
      case "deleted" -> deletedAlbum;
      case "missing" -> new AlbumId(UUID.randomUUID());
      case "no-id" -> "no-id";
      default -> liveAlbum;
    };
  }

  private PhotoId photoNamed(String name) {
    return photos.getOrDefault(name, new PhotoId(new UUID(0, 0)));
  }

  private ShareId shareNamed(String name) {
    return shares.getOrDefault(name, shares.getOrDefault("live", new ShareId(new UUID(0, 0))));
  }

  private static PhotoId moveToTrash(PhotoId photo) {
    OwnerFixture.repository(Photos.class).moveToTrash(photo, Instant.now());
    return photo;
  }

  private static PhotoId trashBeforeRetention(PhotoId photo) {
    OwnerFixture.repository(Photos.class)
        .moveToTrash(photo, Instant.now().minus(PhotoLifecycle.TRASH_RETENTION));
    return photo;
  }

  /** Returns the link token of a share, as the share function derives it from its id. */
  private static String linkToken(ShareId share) {
    byte[] key = TestCloud.shared().settings().keyRing(Setting.SHARE_KEYS).keys().getFirst();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] token = Arrays.copyOf(mac.doFinal(Ids.toBytes(share.value())), 16);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private ShareId createShare(
      AlbumId album,
      @Nullable String passcodeHash,
      @Nullable Integer maxViews,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt) {
    ShareId id = new ShareId(Ids.newUuid(clock.instant()));
    Sha256 hash = Sha256.hash(linkToken(id));
    OwnerFixture.repository(Shares.class)
        .insert(
            new Share(
                id,
                album,
                hash,
                LABEL,
                passcodeHash,
                0,
                true,
                maxViews,
                0,
                null,
                clock.instant(),
                expiresAt,
                null));
    if (revokedAt != null) {
      OwnerFixture.repository(Shares.class).revoke(id, revokedAt);
    }
    return id;
  }
}
