alter table photos
  add key photos_by_width (album_id, is_wide, id),
  algorithm = inplace,
  lock = none;
