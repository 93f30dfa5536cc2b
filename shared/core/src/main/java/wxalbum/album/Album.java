package wxalbum.album;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An album.
 *
 * @param title 1 to 60 Unicode code points
 * @param description up to 500 code points, empty where none was given
 * @param photoCount photos that are ready and not in the trash
 * @param coverPhotoId the photo on the cover; null while there is none to show
 * @param coverWidth width in pixels of that photo, upright; null with the cover
 * @param coverHeight its height
 */
public record Album(
    AlbumId id,
    UserId ownerId,
    String title,
    String description,
    int photoCount,
    @Nullable PhotoId coverPhotoId,
    @Nullable Integer coverWidth,
    @Nullable Integer coverHeight,
    Instant createdAt,
    Instant changedAt) {}
