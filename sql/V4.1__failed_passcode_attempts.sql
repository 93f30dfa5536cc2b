-- Callers who sent wrong passcodes. Each of them waits longer after each further one, across all instances.
create table failed_passcode_attempts (
  share_id binary(16)  not null,
  caller   binary(32)  not null comment 'keyed hash of the share and the network of the caller',
  attempts int         not null comment 'wrong passcodes of this caller',
  tried_at datetime(6) not null comment 'UTC; time of the last one',
  primary key (share_id, caller),
  constraint failed_passcode_attempts_share foreign key (share_id) references shares (id) on delete cascade,
  key failed_passcode_attempts_by_age (tried_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
