-- Photos. The row of a photo is inserted before its upload form is issued.
create table photos (
  id                binary(16)    not null comment 'UUID version 7: sorts by creation',
  album_id          binary(16)    not null,
  uploader_id       binary(16)    not null,
  status            varchar(8)    not null comment 'expected, ready, failed or blocked',
  content_type      varchar(32)   not null comment 'declared by the client; after the upload, detected from the bytes',
  bytes             bigint        not null comment 'exact size of the original',
  sha256            binary(32)    null comment 'declared by the client',
  etag              varchar(64)   null comment 'of the processed object',
  width             int           null comment 'pixels, upright',
  height            int           null,
  thumb_hash        varchar(40)   null comment 'Base64',
  rendition_version varchar(16)   null comment 'hash of the renditions, which their URLs contain',
  taken_at          datetime(6)   not null comment 'wall-clock time where it was taken',
  taken_offset      smallint      null comment 'minutes east of UTC, if known',
  taken_source      varchar(6)    not null comment 'exif, client or upload',
  caption           varchar(500)  not null default '',
  failure_code      varchar(32)   null,
  failure_detail    varchar(200)  null,
  upload_request_id varchar(64)   null comment 'request that issued the last upload form, as in log lines',
  form_issued_at    datetime(6)   not null comment 'UTC; time of the last upload form',
  replay_count      tinyint       not null default 0 comment 'replays of its upload event since that form',
  attempted_etag    varchar(64)   null comment 'of the object whose processing began last',
  object_count      tinyint       not null default 0 comment 'different objects whose processing began since that form',
  created_at        datetime(6)   not null comment 'UTC',
  deleted_at        datetime(6)   null comment 'UTC; time of the move to the trash',
  is_live           tinyint       generated always as (if(deleted_at is null, 1, 0)) virtual,
  is_visible        tinyint       generated always as (if(deleted_at is null and status = 'ready', 1, 0)) virtual
                                  comment 'visible to guests and on covers',
  taken_utc         datetime(6)   generated always as (
                                    if(year(taken_at) between 1001 and 9998,
                                       taken_at - interval coalesce(taken_offset, 480) minute, taken_at)) virtual
                                  comment 'order of photos; without an offset, taken_at counts as UTC+8',
  live_sha256       binary(32)    generated always as (if(deleted_at is null, sha256, null)) virtual,
  primary key (id),
  constraint photos_album foreign key (album_id) references albums (id),
  constraint photos_uploader foreign key (uploader_id) references users (id),
  constraint photos_once_in_album unique (album_id, live_sha256),
  constraint photos_ready_has_a_picture check (
    status <> 'ready' or (width > 0 and height > 0 and thumb_hash is not null and rendition_version is not null)),
  constraint photos_pending_or_failed_has_none check (
    status not in ('expected', 'failed') or coalesce(width, height, thumb_hash) is null),
  constraint photos_only_failed_has_a_reason check (
    (status = 'failed') = (failure_code is not null) and (status = 'failed') = (failure_detail is not null)),
  key photos_by_taken (album_id, is_live, taken_utc, id),
  key photos_by_added (album_id, is_live, id),
  key photos_visible_by_taken (album_id, is_visible, taken_utc, id),
  key photos_in_trash (uploader_id, is_live, deleted_at, id),
  key photos_by_object (album_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
