-- State of the sweep: overdue uploads, photos and albums to purge, and the checkpoints of its bucket scans.
alter table photos
  add column asked_at  datetime(6) not null default current_timestamp(6)
                                   comment 'UTC; time of the last upload form',
  add column look_at   datetime(6) not null default current_timestamp(6)
                                   comment 'UTC; overdue when an event could have been processed since then',
  add column announced tinyint     not null default 0
                                   comment 'replays of its upload event since that form',
  add key photos_overdue (status, look_at, id),
  add key photos_by_object (album_id, id),
  add key photos_by_deletion (deleted_at, id);

update photos
set asked_at = created_at,
    look_at = created_at;

alter table albums
  add key albums_by_deletion (deleted_at, id);

alter table wrong_passcodes
  add key wrong_passcodes_by_age (tried_at);

-- A scan reads a part of the bucket in key order, one page in each transaction.
create table walks (
  part      varchar(16)   not null comment 'prefix of its keys',
  begun_at  datetime(6)   not null comment 'UTC; start of the last scan',
  after_key varchar(1024) not null comment 'last key that was read; empty before the first',
  album_id  binary(16)    not null comment 'of the last photo that was read',
  photo_id  binary(16)    not null,
  ended     tinyint       not null comment '1 if the scan is complete',
  primary key (part)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
