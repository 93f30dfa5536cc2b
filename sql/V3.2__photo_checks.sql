-- Checks that the sweep makes when they are due. A photo whose file is expected has one of its upload, and a
-- photo in the trash has one of its purge. All other photos have none, so the sweep reads only this small table.
create table photo_checks (
  photo_id binary(16)  not null,
  kind     varchar(6)  not null comment 'upload or purge',
  due_at   datetime(6) not null comment 'UTC',
  primary key (photo_id, kind),
  constraint photo_checks_photo foreign key (photo_id) references photos (id) on delete cascade,
  key photo_checks_due (kind, due_at, photo_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
