-- Responses to writes that carried an Idempotency-Key. A retry gets the same response.
create table idempotency_records (
  user_id      binary(16)  not null,
  request_key  varchar(64) not null comment 'the Idempotency-Key',
  request_hash binary(32)  not null comment 'SHA-256 of route, path and body',
  status       smallint    null comment 'null while the first request is running',
  body         mediumtext  null,
  created_at   datetime(6) not null comment 'UTC; the row is deleted after a day',
  primary key (user_id, request_key),
  key idempotency_records_by_age (created_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
