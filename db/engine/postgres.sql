-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The statements that are PostgreSQL's alone, under their names, and those of common.sql and
-- verify.sql that it has otherwise (doc/server.md). Parameters are written as everywhere: ?1.
-- A statement that is nothing but ";" is not sent: there is nothing to be done.

-- lacks: file_* recover_* salvage_*

-- === transactions ===

-- name: begin_read
BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY
-- name: begin_write
BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE
-- What makes it the only one of its office that writes, sent with its beginning; and what
-- may have become of the tables since (postgres_transaction.c), and by which the server knows
-- whether it was committed: its number; where it stands in the log, for which a word is laid
-- there; and up to where this server ever followed another one, or itself after a crash.
-- name: server_lock
SELECT pg_advisory_xact_lock(office_now())
-- name: server_standing
SELECT version, format('%s %s %s', pg_current_xact_id(),
	pg_logical_emit_message(TRUE, 'mattrakan', ''), pg_last_wal_replay_lsn()) FROM about
-- Another server in its place that never got so far has given the number to somebody else, or
-- will: then nothing of it is there.
-- name: server_committed
SELECT CASE WHEN now IS NULL OR now::text = split_part(?1, ' ', 3)
		OR now >= split_part(?1, ' ', 2)::pg_lsn
	THEN pg_xact_status(split_part(?1, ' ', 1)::xid8) ELSE 'aborted' END
FROM pg_last_wal_replay_lsn() AS now

-- === who, and where ===

-- Before anything else is asked: whether row level security holds for who asks, whether it is
-- a standby, which backend answers (behind a pooler another than the one that was connected
-- to), who it is, whether that is an administrator, and whether tables of ours are here.
-- name: server_self
SELECT r.rolsuper OR r.rolbypassrls, pg_is_in_recovery(), pg_backend_pid(), session_user,
	EXISTS (SELECT 1 FROM pg_roles AS a WHERE a.rolname = 'mattrakan_admin'
		AND pg_has_role(session_user, a.oid, 'MEMBER')),
	to_regclass('about') IS NOT NULL
FROM pg_roles AS r WHERE r.rolname = session_user
-- name: server_office
SELECT office_now()
-- Before anything is made: what stands in the way (postgres_create.c).
-- name: server_ground
SELECT session_user, d.datname, r.rolsuper OR r.rolbypassrls, r.rolcreaterole,
	pg_has_role(session_user, d.datdba, 'MEMBER'), pg_encoding_to_char(d.encoding) = 'UTF8',
	to_regnamespace('mattrakan') IS NOT NULL,
	current_setting('server_version_num')::int < 130000, pg_is_in_recovery()
FROM pg_roles AS r, pg_database AS d
WHERE r.rolname = session_user AND d.datname = current_database()
-- The first one has the database's name where it is given none.
-- name: server_office_add
INSERT INTO mattrakan.office (number, name)
SELECT 1 + coalesce(max(number), 0), coalesce(nullif(?1, ''), current_database()) FROM mattrakan.office
RETURNING number
-- name: server_office_list
SELECT number, name, number = office_now() FROM office ORDER BY number
-- Whoever fills one stands in it till the transaction ends.
-- name: server_office_stand
SELECT set_config('mattrakan.office', ?1, TRUE)
-- name: server_version
SELECT version FROM about
-- Who works here with another program of ours, by name.
-- name: server_others
SELECT string_agg(DISTINCT format('%s (%s)', usename, application_name), ', ')
FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
	AND application_name LIKE 'mattrakan/%' AND application_name <> ?1
-- name: server_set_version
UPDATE about SET version = ?1::text::bigint
-- Which column of which table each is (db/engine/postgres_columns.c).
-- name: server_columns
SELECT c.oid, a.attnum, c.relname, a.attname, a.atttypid
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE c.relnamespace = to_regnamespace('mattrakan') AND c.relkind IN ('r', 'p')
	AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY c.oid, a.attnum

-- What has a name (postgres_names.c) is planned once: the office is not known then in either case.
-- name: server_plans
SET plan_cache_mode = force_generic_plan

-- === what others change ===

-- name: server_listen
LISTEN mattrakan
-- Where nothing can be listened to: another number whenever somebody did what the trail tells.
-- name: server_changes
SELECT coalesce(max(number), 0) FROM trail

-- === drafts ===

-- What stands under the new session already is what is replaced.
-- name: draft_adopt
WITH moved AS (DELETE FROM draft WHERE card = ?1 AND who = ?2 AND session = ?3 AND session <> ?4
	RETURNING revision, field, cursor, at, body)
INSERT INTO draft (card, who, session, revision, field, cursor, at, body)
SELECT ?1, ?2, ?4, revision, field, cursor, at, body FROM moved
ON CONFLICT ({office}card, who, session) DO UPDATE SET revision = excluded.revision,
	field = excluded.field, cursor = excluded.cursor, at = excluded.at,
	body = excluded.body
-- name: head_draft_adopt
WITH moved AS (DELETE FROM head_draft
	WHERE report = ?1 AND who = ?2 AND session = ?3 AND session <> ?4
	RETURNING revision, field, cursor, at, body)
INSERT INTO head_draft (report, who, session, revision, field, cursor, at, body)
SELECT ?1, ?2, ?4, revision, field, cursor, at, body FROM moved
ON CONFLICT ({office}report, who, session) DO UPDATE SET revision = excluded.revision,
	field = excluded.field, cursor = excluded.cursor, at = excluded.at,
	body = excluded.body

-- === who is typing ===

-- That somebody is, and not what: drafts are seen by who wrote them alone.
-- name: typing_in_card
SELECT who, max(at) FROM typing
WHERE card = ?1 AND at >= ?4 AND NOT (who = ?2 AND session = ?3)
GROUP BY who
-- name: typing_in_report
SELECT t.who, t.at FROM card AS c CROSS JOIN typing AS t
WHERE t.card = c.number AND c.report = ?1 AND t.at >= ?4 AND NOT (t.who = ?2 AND t.session = ?3)
UNION ALL
SELECT who, at FROM typing
WHERE report = ?1 AND at >= ?4 AND NOT (who = ?2 AND session = ?3)

-- === search ===

-- No index: doc/server.md says what was measured. An office's rows stand together.
-- name: search_index_add
;
-- name: search_index_gather
;
-- name: search_index_forget
;
-- name: search_index_rebuild
;
-- name: search_index_empty
;
-- name: search_indexed
SELECT c.id, c.report, r.fiscal_year, r.months, c.card, c.body
FROM search_copy AS c CROSS JOIN report AS r
WHERE strpos(c.body, ?1) > 0 AND c.id > ?2 AND r.number = c.report
	AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = c.report)
ORDER BY c.id LIMIT ?3
-- name: search_short
SELECT c.id, c.report, r.fiscal_year, r.months, c.card, c.body
FROM search_copy AS c CROSS JOIN report AS r
WHERE strpos(c.body, ?1) > 0 AND c.id > ?2 AND r.number = c.report
	AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = c.report)
ORDER BY c.id LIMIT ?3

-- === verify ===

-- Pages, references and indexes are the server's own matter: its administrator has
-- pg_amcheck and checksums for it.
-- name: verify_pages
;
-- name: verify_foreign_keys
;
-- name: verify_index
;
-- name: verify_index_pages
;
-- name: verify_abbreviations
SELECT 1 WHERE coalesce((SELECT string_agg(typed || ' = ' || words, ', ' ORDER BY place)
	FROM abbreviation), '') <> coalesce((
	SELECT detail FROM trail
	WHERE act = 'office.abbreviations' ORDER BY number DESC LIMIT 1), '')
-- name: verify_units
SELECT 1 WHERE coalesce((SELECT string_agg(name, ', ' ORDER BY place) FROM unit), '') <> coalesce((
	SELECT detail FROM trail WHERE act = 'check.units' ORDER BY number DESC LIMIT 1), '')

-- === many offices ===

-- The office's own name and place, whatever its reports call it; who looks after a province sees
-- all of them. What is late the view tells as of today.
-- name: office_reports
SELECT office, coalesce(province, ''), name, coalesce(kind, ''), coalesce(district, ''),
	fiscal_year, state, cards, cards_done,
	CASE WHEN fiscal_year = ?2 THEN cards_approved ELSE 0 END,
	CASE WHEN fiscal_year = ?2 THEN cards_late ELSE 0 END,
	coalesce(checked_at, 0), coalesce(found_errors, 0), coalesce(found_warnings, 0),
	ita_total, ita_level
FROM province_report
WHERE fiscal_year BETWEEN ?1 AND ?2 AND ?3 IS NOT NULL
ORDER BY 2, 3, 1, fiscal_year DESC, months DESC, report DESC
