-- The hash of each entry covers the one before it (segl-license, LogBody). What is there already is chained once, by the
-- program; after that nothing of an entry can be changed again (0009).

DROP TRIGGER AdminLog_no_update;
ALTER TABLE AdminLog ADD COLUMN hash BLOB;
