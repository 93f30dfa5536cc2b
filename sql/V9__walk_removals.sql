-- How much one walk has removed that no row names: it is bounded, for after a loss of rows it would be too much.
alter table walks
  add column removed int not null default 0 comment 'photos whose objects it removed since it set out';
