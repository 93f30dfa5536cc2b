-- The request that gave the last form for a photo's file: where its story begins in the logs.
alter table photos
  add column upload_request_id varchar(64) null comment 'as log lines write it';
