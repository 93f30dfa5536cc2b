package wxalbum.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;

/** An album as its owner sees it: {@code Album} of the API contract. */
public record AlbumView(
    AlbumId id,
    String title,
    @Nullable String description,
    String role,
    int photoCount,
    @Nullable RenditionView cover,
    Instant createdAt,
    Instant updatedAt) {}
