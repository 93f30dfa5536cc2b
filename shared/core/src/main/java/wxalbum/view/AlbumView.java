package wxalbum.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;

/**
 * An album as a user sees it: {@code Album} of the API contract.
 *
 * @param role role of the user in the album
 * @param coverPhotoId photo on the cover, or null if the album has no cover
 */
public record AlbumView(
    AlbumId id,
    String title,
    @Nullable String description,
    String role,
    int photoCount,
    @Nullable PhotoId coverPhotoId,
    @Nullable RenditionView cover,
    Instant createdAt,
    Instant updatedAt) {}
