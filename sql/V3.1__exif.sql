-- Camera metadata of photos. Read with a single photo, never with a list.
create table exif (
  photo_id         binary(16)    not null,
  camera           varchar(120)  null,
  lens             varchar(120)  null,
  exposure_seconds double        null,
  f_number         double        null,
  iso              int           null,
  focal_length_mm  double        null,
  latitude         double        null comment 'WGS 84, degrees',
  longitude        double        null,
  primary key (photo_id),
  constraint exif_photo foreign key (photo_id) references photos (id) on delete cascade
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
