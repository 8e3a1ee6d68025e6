-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What every connection sets first; the rest is set by sqlite3_db_config (sqlite.c).

-- A commit is on the disk before it is reported: power loss costs nothing.
PRAGMA synchronous = FULL;
-- A damaged page is met where it is read, not where its damage spreads.
PRAGMA cell_size_check = ON;
-- What was deleted is not left readable in the file.
PRAGMA secure_delete = ON;
-- KiB: memory stays small however large the file is.
PRAGMA cache_size = -8192;
-- Sorting and the like stay in memory: no text is left in temporary files.
PRAGMA temp_store = MEMORY;
-- A large import does not leave its WAL as large for ever.
PRAGMA journal_size_limit = 16777216;
