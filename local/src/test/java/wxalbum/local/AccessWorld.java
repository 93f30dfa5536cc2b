package wxalbum.local;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.local.AccessTokens.Identity;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.MovableClock;
import wxalbum.testing.Owner;

/**
 * Albums, photos and shares of an owner in each of their states, and another user with an album of
 * their own.
 */
final class AccessWorld {
  static final String TITLE = "an-album-that-nobody-may-see";
  static final String CAPTION = "a-caption-that-nobody-may-read";
  static final String LABEL = "a-label-for-the-owner-alone";

  private final MovableClock clock = new MovableClock().set(Instant.now());
  private final Owner owner = new Owner(clock);
  private final Owner other = new Owner(clock);
  private final AlbumId live = owner.album(TITLE);
  private final AlbumId deleted = owner.album(TITLE);
  private final Map<String, PhotoId> photos = new LinkedHashMap<>();
  private final Map<String, ShareId> shares = new LinkedHashMap<>();
  private final AccessTokens tokens = new AccessTokens();

  AccessWorld() {
    Instant now = clock.instant();
    photos.put("ready", owner.ready(live));
    Owner.repository(Photos.class).caption(photo("ready"), CAPTION);
    photos.put("expected", owner.expected(live));
    photos.put("failed", owner.failed(live));
    photos.put("trashed", trashed(owner.expected(live)));
    photos.put("past-purge", pastPurge(owner.ready(live)));
    photos.put("elsewhere", owner.ready(owner.album(TITLE)));
    photos.put("in-deleted", trashed(owner.ready(deleted)));
    photos.put("theirs", other.ready(other.album("theirs")));
    photos.put("missing", new PhotoId(Ids.next(now)));
    shares.put("live", share(live, null, null, null, null));
    shares.put("other", share(live, null, null, null, null));
    shares.put("passcode", share(live, "$2a$10$" + "x".repeat(53), null, null, null));
    shares.put("expired", share(live, null, null, now.minusSeconds(1), null));
    shares.put("revoked", share(live, null, null, null, now));
    shares.put("used-up", share(live, null, 1, null, null));
    Owner.repository(Shares.class).countView(share("used-up"), now);
    shares.put("in-deleted", share(deleted, null, null, null, null));
    shares.put("missing", new ShareId(Ids.next(now)));
    Owner.repository(Albums.class).delete(deleted, now);
  }

  /** Returns a valid request of a route for an object, without authorization. */
  ApiRequest request(String route, String object) {
    String[] parts = object.split("/", -1);
    Map<String, Object> body = new LinkedHashMap<>(SecretRequests.body(route));
    if (object.startsWith("cover-")) {
      body.put("coverPhotoId", photo(object.substring("cover-".length())));
    }
    if (route.endsWith("/open")) {
      body.clear();
    }
    ApiRequest request = ApiRequest.to(route);
    request = body.isEmpty() ? request : request.json(body);
    if (route.contains("{albumId}")) {
      return request.path("albumId", album(object));
    }
    if (route.contains("{shareId}")) {
      return request.path("shareId", object.equals("no-id") ? "no-id" : share(object));
    }
    String photo = parts[parts.length - 1];
    request = request.path("photoId", photo.equals("no-id") ? "no-id" : photo(photo));
    return request.path("token", parts[0].equals("no-token") ? "no" : token(share(parts[0])));
  }

  /** Returns the request with the authorization of a caller. */
  ApiRequest as(Caller caller, ApiRequest request, String object) {
    ShareId share = share(object.split("/", -1)[0]);
    Identity permitted =
        request.route().contains("{token}") ? Identity.of(share) : Identity.of(owner.id());
    String authorization =
        switch (caller) {
          case OWNER -> tokens.good(Identity.of(owner.id()));
          case OTHER -> tokens.good(Identity.of(other.id()));
          case GUEST -> tokens.good(Identity.of(share));
          case PASSER -> tokens.good(Identity.of(share("other")));
          case OF_EXPIRED -> tokens.good(Identity.of(share("expired")));
          case OF_REVOKED -> tokens.good(Identity.of(share("revoked")));
          case OF_USED_UP -> tokens.good(Identity.of(share("used-up")));
          default -> tokens.spoilt(caller, permitted);
        };
    return authorization.isEmpty() ? request : request.header("authorization", authorization);
  }

  /** Returns texts that only the owner may read. */
  List<String> secrets() {
    return List.of(
        owner.id().toString(),
        TITLE,
        CAPTION,
        LABEL,
        live.toString(),
        deleted.toString(),
        photo("ready").toString(),
        photo("trashed").toString());
  }

  /** Returns texts that guests of a share may not read either. */
  List<String> secretsFromGuests() {
    return List.of(owner.id().toString(), LABEL);
  }

  private Object album(String object) {
    return switch (object) {
      case "deleted" -> deleted;
      case "missing" -> new AlbumId(UUID.randomUUID());
      case "no-id" -> "no-id";
      default -> live;
    };
  }

  private PhotoId photo(String name) {
    return photos.getOrDefault(name, new PhotoId(new UUID(0, 0)));
  }

  private ShareId share(String name) {
    return shares.getOrDefault(name, shares.getOrDefault("live", new ShareId(new UUID(0, 0))));
  }

  private static PhotoId trashed(PhotoId photo) {
    Owner.repository(Photos.class).trashOne(photo, Instant.now());
    return photo;
  }

  private static PhotoId pastPurge(PhotoId photo) {
    Owner.repository(Photos.class).trashOne(photo, Instant.now().minus(Photo.TRASH));
    return photo;
  }

  /** Returns the link token of a share, here the 128 bits of its id. */
  private static String token(ShareId share) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Ids.bytes(share.value()));
  }

  private ShareId share(
      AlbumId album,
      @Nullable String passcodeHash,
      @Nullable Integer maxViews,
      @Nullable Instant expiresAt,
      @Nullable Instant revokedAt) {
    ShareId id = new ShareId(Ids.next(clock.instant()));
    Sha256 hash = Sha256.of(token(id));
    Owner.repository(Shares.class)
        .add(
            new Share(
                id,
                album,
                hash,
                LABEL,
                passcodeHash,
                true,
                maxViews,
                0,
                null,
                clock.instant(),
                expiresAt,
                null));
    if (revokedAt != null) {
      Owner.repository(Shares.class).revoke(id, revokedAt);
    }
    return id;
  }
}
