-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A database of a PostgreSQL server, last part: who may see and write what. What is not granted
-- here nobody may but who administers; of every table only the rows of the office in which
-- somebody stands are there, for the owner of the tables too.

-- === the rows of one office ===

-- One policy for each thing that is done: one that holds for all would be one more way to see.
-- In a subquery the office is asked for once a statement.
DO $$
DECLARE
	made text;
BEGIN
	FOR made IN SELECT c.relname FROM pg_class AS c JOIN pg_attribute AS a
			ON a.attrelid = c.oid AND a.attname = 'office_id' AND NOT a.attisdropped
			WHERE c.relnamespace = 'mattrakan'::regnamespace AND c.relkind = 'r' LOOP
		EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, '
			'FORCE ROW LEVEL SECURITY', made);
		EXECUTE format('CREATE POLICY office_seen ON %I FOR SELECT TO mattrakan_admin, '
			'mattrakan_person, mattrakan_province '
			'USING (office_id = (SELECT office_now()))', made);
		EXECUTE format('CREATE POLICY office_added ON %I FOR INSERT TO mattrakan_admin, '
			'mattrakan_person WITH CHECK (office_id = (SELECT office_own()))', made);
		EXECUTE format('CREATE POLICY office_changed ON %I FOR UPDATE TO mattrakan_admin, '
			'mattrakan_person USING (office_id = (SELECT office_own()))', made);
		EXECUTE format('CREATE POLICY office_dropped ON %I FOR DELETE TO mattrakan_admin, '
			'mattrakan_person USING (office_id = (SELECT office_own()))', made);
		-- What the functions of the server do, they do to the office that they name.
		EXECUTE format('CREATE POLICY inside ON %I TO mattrakan_inside USING (TRUE)',
			made);
	END LOOP;
END $$;

ALTER TABLE about ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_seen ON about FOR SELECT USING (TRUE);
ALTER TABLE office ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_seen ON office FOR SELECT TO mattrakan_person
	USING (number = (SELECT office_now()));
CREATE POLICY all_seen ON office FOR SELECT TO mattrakan_province, mattrakan_inside
	USING (TRUE);

-- === what a person may ===

GRANT SELECT ON ALL TABLES IN SCHEMA mattrakan TO mattrakan_person, mattrakan_province;
REVOKE ALL ON settled FROM mattrakan_person, mattrakan_province;

GRANT INSERT ON report, report_version, removed_report, section, memo, signature,
	unconfirmed_text, ita, ita_item, ita_item_card, card, bin_report, bin_card, removed_card,
	step, owner, ref, unconfirmed, evidence, evidence_file, card_version, draft, head_draft,
	person_setting, deputy, person_key, trail, trail_part, seal, acceptance, check_found,
	rule_setting, unit, abbreviation, office_setting, search_copy, derived TO mattrakan_person;
GRANT UPDATE ON report, card, bin_card, draft, head_draft, person_setting, seal, acceptance,
	check_found, rule_setting, office_setting, search_copy, derived TO mattrakan_person;
GRANT UPDATE (wrong, wrong_at) ON person TO mattrakan_person;
GRANT UPDATE (present, signed_entry, signed_hash) ON person_key TO mattrakan_person;
GRANT UPDATE (ended) ON deputy TO mattrakan_person;
GRANT DELETE ON report, report_version, section, memo, signature, unconfirmed_text, ita,
	ita_item, ita_item_card, card, bin_report, bin_card, step, owner, ref, unconfirmed,
	evidence, card_version, draft, head_draft, person_setting, seal, acceptance, check_found,
	rule_setting, unit, abbreviation, office_setting, search_copy, derived TO mattrakan_person;

-- === what is somebody's own ===

-- Whether a draft is of what lies in the bin, which a supervisor destroys: it is kept for who
-- wrote it (db/kept_drafts.h).
CREATE FUNCTION draft_lost(office bigint, of_report bigint, of_card bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
	SELECT supervises(office) AND (EXISTS (SELECT 1 FROM bin_report
			WHERE office_id = office AND report = of_report)
		OR EXISTS (SELECT 1 FROM card AS c
			WHERE c.office_id = office AND c.number = of_card AND (c.place IS NULL
				OR EXISTS (SELECT 1 FROM bin_report AS b
					WHERE b.office_id = office AND b.report = c.report))))
$$;

CREATE POLICY own_seen ON draft AS RESTRICTIVE FOR SELECT
	TO mattrakan_person, mattrakan_province, mattrakan_admin
	USING (who = session_user::text OR (SELECT administers())
		OR draft_lost(office_id, 0, card));
CREATE POLICY own_added ON draft AS RESTRICTIVE FOR INSERT TO mattrakan_person, mattrakan_admin
	WITH CHECK (who = session_user::text OR (SELECT administers()));
CREATE POLICY own_changed ON draft AS RESTRICTIVE FOR UPDATE TO mattrakan_person, mattrakan_admin
	USING (who = session_user::text OR (SELECT administers()));
CREATE POLICY own_dropped ON draft AS RESTRICTIVE FOR DELETE TO mattrakan_person, mattrakan_admin
	USING (who = session_user::text OR (SELECT administers())
		OR draft_lost(office_id, 0, card));

CREATE POLICY own_seen ON head_draft AS RESTRICTIVE FOR SELECT
	TO mattrakan_person, mattrakan_province, mattrakan_admin
	USING (who = session_user::text OR (SELECT administers())
		OR draft_lost(office_id, report, 0));
CREATE POLICY own_added ON head_draft AS RESTRICTIVE FOR INSERT
	TO mattrakan_person, mattrakan_admin
	WITH CHECK (who = session_user::text OR (SELECT administers()));
CREATE POLICY own_changed ON head_draft AS RESTRICTIVE FOR UPDATE
	TO mattrakan_person, mattrakan_admin
	USING (who = session_user::text OR (SELECT administers()));
CREATE POLICY own_dropped ON head_draft AS RESTRICTIVE FOR DELETE
	TO mattrakan_person, mattrakan_admin
	USING (who = session_user::text OR (SELECT administers())
		OR draft_lost(office_id, report, 0));

-- What was typed in what is destroyed is put where its writer finds it again: a row is put with
-- ON CONFLICT, which has to be able to see it.
CREATE POLICY own_seen ON person_setting AS RESTRICTIVE FOR SELECT
	TO mattrakan_person, mattrakan_province, mattrakan_admin
	USING (who = session_user::text OR (SELECT administers())
		OR (name LIKE 'kept.%' AND supervises(office_id)));
CREATE POLICY own_added ON person_setting AS RESTRICTIVE FOR INSERT
	TO mattrakan_person, mattrakan_admin
	WITH CHECK (who = session_user::text OR (SELECT administers())
		OR (name LIKE 'kept.%' AND supervises(office_id)));
CREATE POLICY own_changed ON person_setting AS RESTRICTIVE FOR UPDATE
	TO mattrakan_person, mattrakan_admin
	USING (who = session_user::text OR (SELECT administers()));
CREATE POLICY own_dropped ON person_setting AS RESTRICTIVE FOR DELETE
	TO mattrakan_person, mattrakan_admin
	USING (who = session_user::text OR (SELECT administers()));

-- Who else is typing: that, and not what.
CREATE VIEW typing AS
SELECT card, 0::bigint AS report, who, session, at FROM draft
WHERE office_id = (SELECT office_now())
UNION ALL SELECT 0, report, who, session, at FROM head_draft
WHERE office_id = (SELECT office_now());
GRANT SELECT ON typing TO mattrakan_person, mattrakan_province;

-- === what a province sees of all offices, and everybody of the own ===

CREATE VIEW province_report AS
SELECT o.number AS office, o.name, o.kind, o.district, o.province, r.number AS report,
	r.fiscal_year, r.months, r.title, r.agency_name, r.state, r.deadline, r.cards, r.cards_done,
	(SELECT count(*) FROM card AS c WHERE c.office_id = r.office_id AND c.report = r.number
		AND c.place IS NOT NULL AND c.state = 'approved') AS cards_approved,
	(SELECT count(*) FROM card AS c WHERE c.office_id = r.office_id AND c.report = r.number
		AND c.place IS NOT NULL AND c.state NOT IN ('done', 'approved')
		AND c.period_to < (SELECT to_char(current_date, 'YYYY-MM-DD'))) AS cards_late,
	(SELECT count(*) FROM acceptance AS a
		WHERE a.office_id = r.office_id AND a.report = r.number) AS accepted,
	f.at AS checked_at, f.errors AS found_errors, f.warnings AS found_warnings,
	i.year AS ita_year, i.total AS ita_total, i.level AS ita_level
FROM office AS o JOIN report AS r ON r.office_id = o.number
	LEFT JOIN ita AS i ON i.office_id = r.office_id AND i.report = r.number
	LEFT JOIN check_found AS f ON f.office_id = r.office_id AND f.report = r.number
WHERE NOT EXISTS (SELECT 1 FROM bin_report AS b
		WHERE b.office_id = r.office_id AND b.report = r.number)
	AND (pg_has_role(session_user, 'mattrakan_province', 'MEMBER')
		OR o.number = (SELECT office_now()));
GRANT SELECT ON province_report TO mattrakan_province, mattrakan_person;

-- === what the functions of the server may ===

-- Somebody's offices are looked for by the name alone.
CREATE INDEX person_login ON person (login, office_id);

GRANT SELECT ON ALL TABLES IN SCHEMA mattrakan TO mattrakan_inside;
GRANT INSERT, UPDATE ON settled TO mattrakan_inside;
GRANT UPDATE (cards, cards_done, unconfirmed) ON report TO mattrakan_inside;
GRANT DELETE ON bin_card TO mattrakan_inside;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA mattrakan FROM PUBLIC;
GRANT EXECUTE ON FUNCTION who_now(), administers(), office_now(), office_own(), figure(bigint),
	figure(double precision), figure(text), supervises(bigint),
	draft_lost(bigint, bigint, bigint) TO mattrakan_person, mattrakan_province;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA mattrakan TO mattrakan_inside;

-- === the end ===

RESET ROLE;
DO $$
DECLARE
	made regprocedure;
BEGIN
	FOR made IN SELECT oid FROM pg_proc
			WHERE pronamespace = 'mattrakan'::regnamespace AND prosecdef LOOP
		EXECUTE format('ALTER FUNCTION %s OWNER TO mattrakan_inside', made);
	END LOOP;
END $$;
SET LOCAL ROLE mattrakan_inside;
GRANT EXECUTE ON FUNCTION person_elsewhere(text) TO mattrakan_admin;
RESET ROLE;
ALTER VIEW mattrakan.typing OWNER TO mattrakan_inside;
ALTER VIEW mattrakan.province_report OWNER TO mattrakan_inside;
REVOKE CREATE ON SCHEMA mattrakan FROM mattrakan_inside;
REVOKE mattrakan_inside FROM CURRENT_USER;
