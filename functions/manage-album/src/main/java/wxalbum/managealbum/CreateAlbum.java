package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Ids;
import wxalbum.album.Transactions;
import wxalbum.album.Users;
import wxalbum.session.UserSession;

/** Creates an album. It is a user's first write, so it also inserts the user. */
final class CreateAlbum {
  /** Maximum number of albums of a user, including deleted ones until they are purged. */
  static final int MAX_ALBUMS = 1000;

  private final Users users;
  private final Albums albums;
  private final Transactions transactions;
  private final Clock clock;

  CreateAlbum(Users users, Albums albums, Transactions transactions, Clock clock) {
    this.users = users;
    this.albums = albums;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The result of creating. */
  sealed interface Outcome {}

  /** The empty album is created. */
  record Created(Album album) implements Outcome {}

  /** The user has the maximum number of albums. */
  record LimitReached() implements Outcome {}

  /** Creates an empty album of this user. */
  Outcome execute(UserSession user, String title, String description) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AlbumId id = new AlbumId(Ids.newUuid(now));
    Album album =
        new Album(id, user.userId(), title, description, 0, null, null, null, null, now, now);
    return transactions.inTransaction(() -> insert(album, user, now));
  }

  /** Inserts the album. The lock of the user's row keeps concurrent requests within the limit. */
  private Outcome insert(Album album, UserSession user, Instant now) {
    if (users.lock(user.userId()).isEmpty()) {
      users.insertIfAbsent(user.userId(), user.sealedOpenid(), now);
    }
    if (albums.countByOwner(user.userId()) >= MAX_ALBUMS) {
      return new LimitReached();
    }
    albums.insert(album);
    return new Created(album);
  }
}
