package wxalbum.listalbum;

import java.util.Optional;
import wxalbum.access.Access.Denied;
import wxalbum.access.Access.Granted;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.access.Role;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PageRequest;
import wxalbum.album.Photos;
import wxalbum.http.ConditionalResponse;
import wxalbum.http.QueryReader;
import wxalbum.http.Request;
import wxalbum.http.Response;
import wxalbum.http.problem.AccessProblem;
import wxalbum.listalbum.ListPhotos.PhotoOrder;
import wxalbum.session.UserSession;
import wxalbum.view.ViewFactory;

/** The HTTP routes that read albums. */
final class AlbumReadRoutes {
  private final AlbumAccess access;
  private final ListAlbums listAlbums;
  private final ListPhotos listPhotos;
  private final ViewFactory views;

  AlbumReadRoutes(AlbumAccess access, Albums albums, Photos photos, ViewFactory views) {
    this.access = access;
    this.listAlbums = new ListAlbums(albums);
    this.listPhotos = new ListPhotos(access, photos);
    this.views = views;
  }

  Response list(Request request, UserSession user) {
    QueryReader parameters = request.queryReader();
    PageRequest page = parameters.requireValid(parameters.page(Listing.ALBUMS));
    return Response.ok(
        ViewFactory.toPageBody(
            listAlbums
                .execute(user.userId(), page)
                .map(album -> views.toAlbumView(album, Role.OWNER))));
  }

  Response get(Request request, UserSession user) {
    return switch (access.findAlbum(user.userId(), albumId(request), Permission.VIEW)) {
      case Granted<Album>(Album album, Role role) -> Response.ok(views.toAlbumView(album, role));
      case Denied<Album>(Denial denial) -> throw AccessProblem.of(denial, "Album");
    };
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
      case ListPhotos.Denied(Denial denial) -> throw AccessProblem.of(denial, "Album");
    };
  }

  private static AlbumId albumId(Request request) {
    return request.pathId("albumId", AlbumId::parse);
  }
}
