-- Links through which guests view an album. Only a hash of the link's token is stored.
create table shares (
  id              binary(16)  not null comment 'UUID version 7',
  album_id        binary(16)  not null,
  token_hash      binary(32)  not null comment 'SHA-256 of the token',
  label           varchar(60) not null default '',
  passcode_hash   varchar(80) null comment 'bcrypt',
  wrong_passcodes int         not null default 0 comment 'of all callers; the share is locked at the maximum',
  allow_originals tinyint     not null default 0,
  max_views       int         null,
  views           int         not null default 0,
  last_viewed_at  datetime(6) null comment 'UTC',
  created_at      datetime(6) not null comment 'UTC',
  expires_at      datetime(6) null comment 'UTC',
  revoked_at      datetime(6) null comment 'UTC',
  primary key (id),
  constraint shares_album foreign key (album_id) references albums (id),
  constraint shares_token unique (token_hash),
  constraint shares_views_within_limit check (max_views is null or views <= max_views),
  key shares_by_album (album_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
