package wxalbum.listalbum;

import java.util.Optional;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.Photos;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.EntityTag;
import wxalbum.http.Parameters;
import wxalbum.http.Refusal;
import wxalbum.http.Request;
import wxalbum.http.Views;
import wxalbum.listalbum.ListPhotos.Order;
import wxalbum.session.UserSession;

/** The HTTP routes that read albums. */
final class AlbumAnswers {
  private final Albums albums;
  private final ListAlbums listAlbums;
  private final ListPhotos listPhotos;
  private final Views views;

  AlbumAnswers(Albums albums, Photos photos, Views views) {
    this.albums = albums;
    this.listAlbums = new ListAlbums(albums);
    this.listPhotos = new ListPhotos(albums, photos);
    this.views = views;
  }

  Answer list(Request request, UserSession user) {
    Parameters parameters = request.parameters();
    PageRequest page = parameters.check(parameters.page(Listing.ALBUMS));
    return Answer.ok(Views.list(listAlbums.of(user.userId(), page).map(views::album)));
  }

  Answer show(Request request, UserSession user) {
    return albums
        .find(album(request), user.userId())
        .map(album -> Answer.ok(views.album(album)))
        .orElseThrow(AlbumAnswers::noSuchAlbum);
  }

  Answer photos(Request request, UserSession user) {
    AlbumId album = album(request);
    Parameters parameters = request.parameters();
    Optional<Order> order = parameters.choice("order", Order.TAKEN);
    Listing[] listings =
        order
            .map(known -> new Listing[] {known.listing()})
            .orElse(new Listing[] {Listing.TAKEN, Listing.ADDED});
    PageRequest page = parameters.check(parameters.page(listings));
    return switch (listPhotos.of(user.userId(), album, order.orElseThrow(), page)) {
      case ListPhotos.Listed listed ->
          EntityTag.answer(request, Views.list(listed.photos().map(views::photo)));
      case ListPhotos.NoSuchAlbum _ -> throw noSuchAlbum();
    };
  }

  private static AlbumId album(Request request) {
    return request.id("albumId", AlbumId::parse);
  }

  private static Refusal noSuchAlbum() {
    return new Refusal(Code.NOT_FOUND.because("Album not found."));
  }
}
