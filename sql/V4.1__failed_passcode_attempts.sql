-- Failed passcode attempts, kept for a day. Those of the last ten minutes limit guessing. Their number limits guessing across all instances.
create table failed_passcode_attempts (
  id       bigint      not null auto_increment,
  share_id binary(16)  not null,
  tried_at datetime(6) not null comment 'UTC',
  primary key (id),
  constraint failed_passcode_attempts_share foreign key (share_id) references shares (id) on delete cascade,
  key failed_passcode_attempts_by_share (share_id, tried_at),
  key failed_passcode_attempts_by_age (tried_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
