-- What the sweep goes by: when an upload is overdue, what to purge, and where each of its walks stands.
alter table photos
  add column asked_at  datetime(6) not null default current_timestamp(6)
                                   comment 'UTC; when the last form for its file was given',
  add column look_at   datetime(6) not null default current_timestamp(6)
                                   comment 'UTC; overdue when an arrival could have been handled since',
  add column announced tinyint     not null default 0
                                   comment 'how often its object was announced again since that form',
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

-- A walk goes through a part of the bucket in the order of keys, a stretch in each transaction.
create table walks (
  part      varchar(16)   not null comment 'what all keys of it begin with',
  begun_at  datetime(6)   not null comment 'UTC; when it last set out from the first key',
  after_key varchar(1024) not null comment 'the last key that was looked at; empty before the first',
  album_id  binary(16)    not null comment 'of the last photo that was looked at',
  photo_id  binary(16)    not null,
  ended     tinyint       not null comment '1 once it has been through',
  primary key (part)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
