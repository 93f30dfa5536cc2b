-- Rate limit of upload forms per user across all instances: the theoretical arrival time of the generic cell rate algorithm.
alter table users
  add column uploads_until datetime(6) not null default '2000-01-01 00:00:00' comment 'UTC; each form advances it, up to a maximum distance from now';
