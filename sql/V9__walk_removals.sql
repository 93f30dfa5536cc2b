-- Orphans that a scan has deleted. The number is limited, because after a loss of rows a scan would delete too much.
alter table walks
  add column removed int not null default 0 comment 'photos whose objects were deleted since the start of the scan';
