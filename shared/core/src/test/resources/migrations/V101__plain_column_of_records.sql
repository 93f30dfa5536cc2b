alter table idempotency_records add column plain int null /*!80000 , algorithm = instant */;
