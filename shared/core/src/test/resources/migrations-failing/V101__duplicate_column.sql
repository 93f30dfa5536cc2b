alter table photos add column id int null /*!80000 , algorithm = instant */;
