alter table photos
  add column is_wide tinyint generated always as (if(width > height, 1, 0)) virtual
  /*!80000 , algorithm = instant */;
