-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The statements that are SQLite's alone, under their names; those of common.sql that it
-- would have otherwise go here too. Another database has those that it needs in a file of its
-- own.

-- lacks: server_*

-- === transactions ===

-- name: begin_read
BEGIN
-- name: begin_write
BEGIN IMMEDIATE

-- === drafts ===

-- name: draft_adopt
UPDATE OR REPLACE draft SET session = ?4 WHERE card = ?1 AND who = ?2 AND session = ?3
-- name: head_draft_adopt
UPDATE OR REPLACE head_draft SET session = ?4
WHERE report = ?1 AND who = ?2 AND session = ?3

-- === search ===

-- name: search_index_add
INSERT INTO search_index (rowid, body) VALUES (?1, ?2)
-- name: search_index_gather
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', ?1)
-- The index cannot know what stood there: it is told the old body.
-- name: search_index_forget
INSERT INTO search_index (search_index, rowid, body) VALUES ('delete', ?1, ?2)
-- All of it, of the copy as it stands there.
-- name: search_index_rebuild
INSERT INTO search_index (search_index) VALUES ('rebuild')
-- name: search_index_empty
INSERT INTO search_index (search_index) VALUES ('delete-all')
-- From three code points up: the index gives the rows in the order of their ids; a page of
-- them, from behind one. In its own language a phrase stands in ", and only " is special.
-- name: search_indexed
SELECT c.id, c.report, r.fiscal_year, r.months, c.card, c.body
FROM search_index AS i CROSS JOIN search_copy AS c CROSS JOIN report AS r
WHERE i.body MATCH '"' || replace(?1, '"', '""') || '"' AND i.rowid > ?2 AND c.id = i.rowid AND r.number = c.report
	AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = c.report)
ORDER BY i.rowid LIMIT ?3
-- Fewer: a trigram index knows nothing of them, so the copy is read in its order.
-- name: search_short
SELECT c.id, c.report, r.fiscal_year, r.months, c.card, c.body
FROM search_copy AS c CROSS JOIN report AS r
WHERE instr(c.body, ?1) AND c.id > ?2 AND r.number = c.report
	AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = c.report)
ORDER BY c.id LIMIT ?3

-- === file ===

-- name: file_version
PRAGMA user_version
-- name: file_schema
SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL
-- Where tables and indexes begin: numbers of pages.
-- name: file_roots
SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0
-- Another one whenever the schema was changed.
-- name: file_schema_number
PRAGMA schema_version
-- Another one whenever somebody else committed a change.
-- name: file_changes
PRAGMA data_version
-- name: file_wal
PRAGMA journal_mode = WAL
-- name: file_no_wal
PRAGMA journal_mode = DELETE
-- name: file_read_only
PRAGMA query_only = ON
-- name: file_writable
PRAGMA query_only = OFF
-- name: file_alone
PRAGMA locking_mode = EXCLUSIVE
-- In KiB and in pages: a transaction that writes still keeps as many in memory as it changes.
-- name: file_few_pages
PRAGMA cache_size = -128
-- name: file_pages_to_write
PRAGMA cache_spill = 2048

-- === verify ===

-- name: verify_pages
PRAGMA integrity_check (100)
-- name: verify_foreign_keys
SELECT "table", parent FROM pragma_foreign_key_check
-- name: verify_index
INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)
-- The check above looks at each page that search_index_idx leads to, and not whether it leads
-- to all: pages of words (bytes 3 and 4 say where their list of words begins; where there is
-- none the page goes on with those of the last) that search does not find.
-- name: verify_index_pages
SELECT id >> 37, id & 2147483647 FROM (
	SELECT id, length(block) AS bytes, hex(substr(block, 3, 2)) AS x FROM search_index_data
	WHERE id >= 1 << 37 AND (id >> 31) & 63 = 0)
WHERE bytes > ((instr('123456789ABCDEF', substr(x, 1, 1)) * 16
	+ instr('123456789ABCDEF', substr(x, 2, 1))) * 16
	+ instr('123456789ABCDEF', substr(x, 3, 1))) * 16
	+ instr('123456789ABCDEF', substr(x, 4, 1))
EXCEPT SELECT segid, pgno >> 1 FROM search_index_idx
-- name: verify_abbreviations
SELECT 1 WHERE coalesce((SELECT group_concat(typed || ' = ' || words, ', ')
	FROM (SELECT typed, words FROM abbreviation ORDER BY place)), '') <> coalesce((
	SELECT detail FROM trail
	WHERE act = 'office.abbreviations' ORDER BY number DESC LIMIT 1), '')
-- name: verify_units
SELECT 1 WHERE coalesce((SELECT group_concat(name, ', ')
	FROM (SELECT name FROM unit ORDER BY place)), '') <> coalesce((
	SELECT detail FROM trail WHERE act = 'check.units' ORDER BY number DESC LIMIT 1), '')

-- All of it: what is read of a damaged file goes into these columns
-- (db/engine/sqlite_salvage_table.c).
-- name: values_evidence_file
SELECT * FROM evidence_file
