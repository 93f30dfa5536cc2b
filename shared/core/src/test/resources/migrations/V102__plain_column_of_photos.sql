alter table photos add column plain int null /*!80000 , algorithm = instant */;
