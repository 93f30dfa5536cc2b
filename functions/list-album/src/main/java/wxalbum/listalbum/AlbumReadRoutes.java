package wxalbum.listalbum;

import java.util.Optional;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.Photos;
import wxalbum.http.ConditionalResponse;
import wxalbum.http.QueryReader;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.listalbum.ListPhotos.PhotoOrder;
import wxalbum.session.UserSession;
import wxalbum.view.ViewFactory;

/** The HTTP routes that read albums. */
final class AlbumReadRoutes {
  private final Albums albums;
  private final ListAlbums listAlbums;
  private final ListPhotos listPhotos;
  private final ViewFactory views;

  AlbumReadRoutes(Albums albums, Photos photos, ViewFactory views) {
    this.albums = albums;
    this.listAlbums = new ListAlbums(albums);
    this.listPhotos = new ListPhotos(albums, photos);
    this.views = views;
  }

  Response list(Request request, UserSession user) {
    QueryReader parameters = request.queryReader();
    PageRequest page = parameters.requireValid(parameters.page(Listing.ALBUMS));
    return Response.ok(
        ViewFactory.toPageBody(listAlbums.execute(user.userId(), page).map(views::toAlbumView)));
  }

  Response get(Request request, UserSession user) {
    return albums
        .find(albumId(request), user.userId())
        .map(album -> Response.ok(views.toAlbumView(album)))
        .orElseThrow(AlbumReadRoutes::albumNotFound);
  }

  Response listPhotos(Request request, UserSession user) {
    AlbumId album = albumId(request);
    QueryReader parameters = request.queryReader();
    Optional<PhotoOrder> order = parameters.choice("order", PhotoOrder.TAKEN);
    Listing[] listings =
        order
            .map(known -> new Listing[] {known.listing()})
            .orElse(new Listing[] {Listing.PHOTOS_BY_TAKEN_AT, Listing.PHOTOS_BY_ADDED_AT});
    PageRequest page = parameters.requireValid(parameters.page(listings));
    return switch (listPhotos.execute(user.userId(), album, order.orElseThrow(), page)) {
      case ListPhotos.Listed listed ->
          ConditionalResponse.of(
              request, ViewFactory.toPageBody(listed.photos().map(views::toPhotoView)));
      case ListPhotos.NotFound _ -> throw albumNotFound();
    };
  }

  private static AlbumId albumId(Request request) {
    return request.pathId("albumId", AlbumId::parse);
  }

  private static ProblemException albumNotFound() {
    return new ProblemException(ProblemCode.NOT_FOUND.toProblem("Album not found."));
  }
}
