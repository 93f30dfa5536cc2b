-- Checkpoints of the sweep's bucket scans. A scan reads the keys of one prefix in order, one page in each transaction.
create table scan_checkpoints (
  key_prefix    varchar(16)   not null,
  started_at    datetime(6)   not null comment 'UTC; start of the last scan',
  after_key     varchar(1024) null comment 'last key that was read; null before the first',
  album_id      binary(16)    null comment 'of the last photo that was read; null before the first, and after the last',
  photo_id      binary(16)    null,
  completed     tinyint       not null,
  removed_count int           not null default 0
                              comment 'photos without a row whose objects this scan removed; limited in case rows were lost',
  removed_key   varchar(1024) null comment 'last of those objects; null before the first',
  primary key (key_prefix)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
