-- Users who have changed something at least once. Logging in writes nothing.
create table users (
  id             binary(16)   not null comment 'keyed hash of the openid',
  sealed_openid  varchar(512) not null comment 'compact JWE; decrypted only to call WeChat',
  photo_count    int          not null default 0 comment 'stored originals, including the trash',
  bytes_stored   bigint       not null default 0 comment 'bytes of those originals',
  bytes_reserved bigint       not null default 0 comment 'reserved by unused upload forms',
  upload_tat     datetime(6)  null comment 'UTC; theoretical arrival time of the upload rate limit',
  created_at     datetime(6)  not null comment 'UTC',
  primary key (id),
  constraint users_counts_not_negative check (photo_count >= 0 and bytes_stored >= 0 and bytes_reserved >= 0)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
