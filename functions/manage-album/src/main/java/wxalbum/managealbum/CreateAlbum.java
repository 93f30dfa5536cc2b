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

  /** Creates an empty album of this user and returns it. */
  Album execute(UserSession user, String title, String description) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    AlbumId id = new AlbumId(Ids.newUuid(now));
    Album album = new Album(id, user.userId(), title, description, 0, null, null, null, now, now);
    return transactions.inTransaction(
        () -> {
          users.insertIfAbsent(user.userId(), user.sealedOpenid(), now);
          albums.insert(album);
          return album;
        });
  }
}
