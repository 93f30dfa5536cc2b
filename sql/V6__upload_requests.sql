-- The request that issued the last upload form of a photo: the first log line about the photo.
alter table photos
  add column upload_request_id varchar(64) null comment 'as in log lines';
