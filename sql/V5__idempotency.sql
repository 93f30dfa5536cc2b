-- Writes that carried an Idempotency-Key: what each did, so that a repeat changes nothing. The response
-- to a repeat is built from the current rows.
create table idempotency_records (
  scope_kind   varchar(5)   not null comment 'user, or share for guests, who have no id',
  scope_id     binary(16)   not null comment 'id of the user or the share; each has its own keys',
  request_key  varchar(64)  not null comment 'the Idempotency-Key',
  request_hash binary(32)   not null comment 'of method, path and body; keyed where the body has a passcode',
  status       smallint     null comment 'null while the first request is running',
  resource_ids varchar(539) not null default '' comment '0 to 20 ids of what the request wrote, separated by spaces',
  expires_at   datetime(6)  not null comment 'UTC; a request from then on is a new one',
  primary key (scope_kind, scope_id, request_key),
  key idempotency_records_by_expiry (expires_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
