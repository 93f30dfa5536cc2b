-- Inserts a row for each original in the table recovered_originals that has none, as if its upload were still expected. The sweep then finds
-- the file and has it processed like any upload. Running it again changes nothing. See docs/operations.md, Restore the database.
create table recovered_photos as
  select found.photo_id, found.album_id, found.bytes, found.uploaded_at, albums.owner_id
  from recovered_originals found
    join albums on albums.id = found.album_id and albums.deleted_at is null
    left join photos on photos.id = found.photo_id
  where photos.id is null;

-- The type and the time are what the upload form would have declared; thumbnail replaces them by those of the file.
insert into photos
  (id, album_id, uploader_id, status, content_type, bytes, taken_at, taken_source, form_issued_at, created_at)
select photo_id, album_id, owner_id, 'expected', 'image/jpeg', bytes, uploaded_at, 'upload', uploaded_at, uploaded_at
from recovered_photos;

insert into photo_checks (photo_id, kind, due_at)
select photo_id, 'upload', utc_timestamp(6)
from recovered_photos;

update users
  join (select owner_id, sum(bytes) as bytes from recovered_photos group by owner_id) recovered on recovered.owner_id = users.id
set bytes_reserved = bytes_reserved + recovered.bytes;

drop table recovered_photos;

drop table recovered_originals;
