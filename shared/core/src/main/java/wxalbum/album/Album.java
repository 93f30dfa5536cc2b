package wxalbum.album;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An album.
 *
 * @param title 1 to 60 Unicode code points
 * @param description 0 to 500 Unicode code points
 * @param photoCount number of photos that are ready and not in the trash
 * @param coverPhotoId photo on the cover, or null if the album has no ready photo
 * @param coverWidth width of the upright cover photo in pixels, or null without a cover
 * @param coverHeight height of the upright cover photo in pixels, or null without a cover
 * @param coverVersion version of the renditions of the cover photo, or null without a cover
 * @param updatedAt time of the last change
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
    @Nullable String coverVersion,
    Instant createdAt,
    Instant updatedAt) {}
