package wxalbum.tests.histories;

import java.util.Map;

/** Recounts of counters, covers and checks, which must find no difference to the stored rows. */
final class Inconsistencies {
  /** Queries of the ids of inconsistent rows, by what is wrong with them. */
  static final Map<String, String> QUERIES =
      Map.of(
          "photos in the trash without a purge check, or live photos with one",
          """
          select p.id from photos p
          where p.is_live = exists (
            select 1 from photo_checks c where c.photo_id = p.id and c.kind = 'purge')
          """,
          "expected photos without an upload check",
          """
          select p.id from photos p
          where p.status = 'expected' and not exists (
            select 1 from photo_checks c where c.photo_id = p.id and c.kind = 'upload')
          """,
          "users with wrong counters of photos or bytes",
          """
          select u.id from users u
          where u.photo_count <> (
            select count(*) from photos p where p.uploader_id = u.id and p.status <> 'expected')
             or u.bytes_stored <> (
            select coalesce(sum(p.bytes), 0) from photos p
            where p.uploader_id = u.id and p.status <> 'expected')
             or u.bytes_reserved <> (
            select coalesce(sum(p.bytes), 0) from photos p
            where p.uploader_id = u.id and p.status = 'expected')
          """,
          "albums with a wrong photo_count",
          """
          select a.id from albums a
          where a.photo_count <> (
            select count(*) from photos p where p.album_id = a.id and p.is_visible = 1)
          """,
          "albums whose cover is not visible, or missing",
          """
          select a.id from albums a
          where (a.cover_photo_id is null) = exists (
            select 1 from photos p where p.album_id = a.id and p.is_visible = 1)
             or a.cover_photo_id is not null and not exists (
            select 1 from photos p where p.id = a.cover_photo_id and p.is_visible = 1)
          """);

  private Inconsistencies() {}
}
