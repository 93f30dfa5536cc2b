-- How fast a user may ask for upload forms, over all instances: each form moves this moment on, and it may lie so far ahead and no further.
alter table users
  add column uploads_until datetime(6) not null default '2000-01-01 00:00:00' comment 'UTC';
