-- Albums. Photo count and cover are updated in the transaction that changes them,
-- so that a list of albums reads only this table.
create table albums (
  id             binary(16)   not null comment 'UUID version 7',
  owner_id       binary(16)   not null,
  title          varchar(60)  not null,
  description    varchar(500) not null default '',
  photo_count    int          not null default 0 comment 'ready and not in the trash',
  cover_photo_id binary(16)   null,
  cover_width    int          null comment 'pixels, upright',
  cover_height   int          null,
  cover_version  varchar(16)  null comment 'rendition_version of the photo',
  created_at     datetime(6)  not null comment 'UTC',
  updated_at     datetime(6)  not null comment 'UTC',
  deleted_at     datetime(6)  null comment 'UTC',
  is_live        tinyint      generated always as (if(deleted_at is null, 1, 0)) virtual,
  primary key (id),
  constraint albums_owner foreign key (owner_id) references users (id),
  constraint albums_count_not_negative check (photo_count >= 0),
  key albums_by_update (owner_id, is_live, updated_at, id),
  key albums_by_deletion (deleted_at, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
