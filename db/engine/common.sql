-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The statements of the program under their names: card_save here is SQL_CARD_SAVE in C
-- (sql2c.awk makes the tables). Standard SQL that any database could run, at most with its
-- own spelling of ?1; where one would have another, its own file has that under the same
-- name (sqlite.sql). Values are bound, never pasted in. The plan of each is tested by
-- tests/db/plans.c.
--
-- What counts up (the next number of a report or a card, the next place) does so in a
-- transaction that writes: such are one at a time (driver.h).

-- === transactions ===

-- name: commit
COMMIT
-- name: rollback
ROLLBACK
-- name: inner_begin
SAVEPOINT inner_transaction
-- name: inner_commit
RELEASE SAVEPOINT inner_transaction
-- name: inner_rollback
ROLLBACK TO SAVEPOINT inner_transaction

-- === reports ===

-- name: report_list
SELECT number, fiscal_year, months, state, layout, title, agency_type, agency_name,
	cards_done, cards, unconfirmed + unconfirmed_texts, deadline
FROM report AS r
WHERE NOT EXISTS (SELECT 1 FROM bin_report WHERE report = r.number)
ORDER BY fiscal_year DESC, months DESC, number DESC

-- name: report_summary
SELECT number, fiscal_year, months, state, layout, title, agency_type, agency_name,
	cards_done, cards, unconfirmed + unconfirmed_texts, deadline
FROM report WHERE number = ?1

-- name: report_approved_list
SELECT number, state = 'approved' FROM report AS r
WHERE NOT EXISTS (SELECT 1 FROM bin_report WHERE report = r.number)
ORDER BY fiscal_year DESC, months DESC, number DESC

-- Of the table itself, by a column that stands in no index: in a damaged file a list made
-- by an index may be shorter.
-- name: report_count
SELECT count(agency_present IS NULL) FROM report AS r
WHERE NOT EXISTS (SELECT 1 FROM bin_report WHERE report = r.number)

-- name: report_head
SELECT uuid, state, fiscal_year, months, title, layout, digits, agency_present, agency_type,
	agency_name, agency_district, agency_province, agency_extra, before_present,
	after_present, extra, unconfirmed_present, deadline
FROM report WHERE number = ?1

-- name: report_key
SELECT fiscal_year, months FROM report WHERE number = ?1

-- name: report_cards
SELECT cards FROM report WHERE number = ?1

-- name: report_by_uuid
SELECT number, state FROM report WHERE uuid IN (?1, lower(?1), upper(?1))

-- name: report_titles
SELECT number, agency_type, agency_name, title FROM report AS r
WHERE fiscal_year = ?1 AND months = ?2 AND number <> ?3
	AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = r.number)
ORDER BY number

-- A number is not used again: not that of a report that was removed either.
-- It is counted up in a transaction that writes.
-- name: report_add
INSERT INTO report (uuid, state, fiscal_year, months, title, layout, digits, agency_present,
	agency_type, agency_name, agency_district, agency_province, agency_extra,
	before_present, after_present, extra, unconfirmed_present, unconfirmed_texts, deadline,
	who, at, revision, number)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
	?19, ?20, ?21, 1, (SELECT 1 + coalesce(max(number), 0) FROM (
		SELECT max(number) AS number FROM report
		UNION ALL SELECT max(number) FROM removed_report) AS used))
RETURNING number

-- name: report_replace
UPDATE report SET (uuid, state, fiscal_year, months, title, layout, digits, agency_present,
	agency_type, agency_name, agency_district, agency_province, agency_extra,
	before_present, after_present, extra, unconfirmed_present, unconfirmed_texts, deadline,
	who, at, revision)
= (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
	?19, ?20, ?21, revision + 1)
WHERE number = ?22

-- name: report_changed
SELECT who, at FROM report WHERE number = ?1
-- What was written is what it was already.
-- name: report_same_revision
UPDATE report SET revision = revision - 1 WHERE number = ?1
-- name: report_unknown_keys
SELECT number FROM report WHERE extra IS NOT NULL

-- name: report_revision
SELECT revision FROM report WHERE number = ?1

-- name: report_standing
SELECT revision, state, EXISTS (SELECT 1 FROM bin_report WHERE report = r.number)
FROM report AS r WHERE number = ?1

-- name: report_version_keep
INSERT INTO report_version (report, revision, who, at, body)
SELECT number, revision, who, at, ?2 FROM report WHERE number = ?1

-- name: report_version_body
SELECT body FROM report_version WHERE report = ?1 AND revision = ?2

-- name: unconfirmed_text_list
SELECT text FROM unconfirmed_text WHERE report = ?1 ORDER BY place
-- name: unconfirmed_text_add
INSERT INTO unconfirmed_text (report, place, text) VALUES (?1, ?2, ?3)
-- name: unconfirmed_text_clear
DELETE FROM unconfirmed_text WHERE report = ?1
-- name: unconfirmed_text_count
SELECT unconfirmed_texts FROM report WHERE number = ?1

-- name: section_list
SELECT heading, text, extra FROM section WHERE report = ?1 AND part = ?2 ORDER BY place
-- name: section_add
INSERT INTO section (report, part, place, heading, text, extra)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
-- name: section_clear
DELETE FROM section WHERE report = ?1

-- name: memo_get
SELECT office, number, date, subject, addressee, closing, sections_present,
	signatures_present, extra, printed
FROM memo WHERE report = ?1
-- name: memo_add
INSERT INTO memo (report, office, number, date, subject, addressee, closing,
	sections_present, signatures_present, extra, printed)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
-- name: memo_reports
SELECT report FROM memo ORDER BY report
-- name: memo_clear
DELETE FROM memo WHERE report = ?1

-- name: signature_list
SELECT name, post, acting, opinion, date, extra, signer, deputy_name, deputy_post
FROM signature WHERE report = ?1 ORDER BY place
-- name: signature_add
INSERT INTO signature (report, place, name, post, acting, opinion, date, extra, signer,
	deputy_name, deputy_post)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
-- name: signature_clear
DELETE FROM signature WHERE report = ?1

-- name: ita_get
SELECT year, total, iit, eit, oit, level, items_present, extra FROM ita WHERE report = ?1
-- name: ita_add
INSERT INTO ita (report, year, total, iit, eit, oit, level, items_present, extra)
VALUES (?1, {figure ?2}, {figure ?3}, {figure ?4}, {figure ?5}, {figure ?6}, ?7, ?8, ?9)
-- name: ita_trend
SELECT r.number, r.fiscal_year, r.months, i.year, i.total, i.iit, i.eit, i.oit, i.level
FROM report AS r CROSS JOIN ita AS i
WHERE i.report = r.number
	AND (r.agency_type = ?1 OR (r.agency_type IS NULL AND ?1 IS NULL))
	AND (r.agency_name = ?2 OR (r.agency_name IS NULL AND ?2 IS NULL))
	AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = r.number)
ORDER BY r.fiscal_year, r.months, r.number
-- name: ita_clear
DELETE FROM ita WHERE report = ?1

-- name: ita_item_list
SELECT code, score, weak, issue, recommendation, owner, cards_present, extra
FROM ita_item WHERE report = ?1 ORDER BY place
-- name: ita_item_add
INSERT INTO ita_item (report, place, code, score, weak, issue, recommendation, owner,
	cards_present, extra)
VALUES (?1, ?2, ?3, {figure ?4}, ?5, ?6, ?7, ?8, ?9, ?10)
-- name: ita_item_clear
DELETE FROM ita_item WHERE report = ?1

-- name: ita_item_card_list
SELECT card_place FROM ita_item_card WHERE report = ?1 AND item = ?2 ORDER BY place
-- name: ita_item_card_add
INSERT INTO ita_item_card (report, item, place, card_place) VALUES (?1, ?2, ?3, ?4)
-- name: ita_item_card_clear
DELETE FROM ita_item_card WHERE report = ?1

-- name: setting_get
SELECT value FROM person_setting WHERE who = ?1 AND name = ?2
-- name: setting_list
SELECT name, value FROM person_setting WHERE who = ?1 ORDER BY name
-- name: setting_put
INSERT INTO person_setting (who, name, value) VALUES (?1, ?2, ?3)
ON CONFLICT ({office}who, name) DO UPDATE SET value = excluded.value
-- name: setting_drop
DELETE FROM person_setting WHERE who = ?1 AND name = ?2

-- What a person typed that was taken away: names from "kept." on, before "kept/".
-- name: kept_list
SELECT name, value FROM person_setting WHERE who = ?1 AND name > 'kept.' AND name < 'kept/'

-- === cards ===

-- name: card_get
SELECT number, report, place, revision, who, at, uuid, state, unconfirmed_present, extra,
	{card_columns}
FROM card WHERE number = ?1

-- A page of a report's cards, from behind a place.
-- name: card_walk
SELECT number, report, place, revision, who, at, uuid, state, unconfirmed_present, extra,
	{card_columns}
FROM card WHERE report = ?1 AND place > ?2 ORDER BY place LIMIT ?3

-- How many, by no index: as report_count.
-- name: card_count
SELECT count(state IS NULL) FROM card WHERE +report = ?1 AND place IS NOT NULL

-- name: card_numbers
SELECT number FROM card WHERE report = ?1 AND place IS NOT NULL ORDER BY place

-- Where it stands, for who has it open.
-- name: card_standing
SELECT c.report, c.revision, c.place, c.state, r.state,
	EXISTS (SELECT 1 FROM bin_report WHERE report = r.number)
FROM card AS c CROSS JOIN report AS r
WHERE c.number = ?1 AND r.number = c.report

-- name: card_at
SELECT number FROM card WHERE report = ?1 AND place = ?2

-- How new each card of a report is, from the last.
-- name: card_revisions
SELECT number, revision FROM card WHERE report = ?1 AND place IS NOT NULL ORDER BY place DESC

-- The group of the card at a place, and the last place of a group.
-- name: card_group_at
SELECT coalesce(grouping, '') FROM card WHERE report = ?1 AND place = ?2
-- name: card_group_last
SELECT coalesce(max(place), 0) FROM card
WHERE report = ?1 AND place IS NOT NULL AND grouping = ?2

-- name: card_by_uuid
SELECT number, report, place, state FROM card
WHERE uuid IN (?1, lower(?1), upper(?1))

-- name: report_state
SELECT state FROM report WHERE number = ?1

-- What is counted up from it: in a transaction that writes.
-- name: card_last_place
SELECT coalesce(max(place), 0) FROM card WHERE report = ?1

-- As a report's number, counted up in a transaction that writes.
-- name: card_add
INSERT INTO card (uuid, state, unconfirmed_present, unconfirmed, extra, period_kind,
	period_from, period_to, who, at, report, place, {card_columns}, revision, number)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, {card_values 13}, 1,
	(SELECT 1 + coalesce(max(number), 0) FROM (
		SELECT max(number) AS number FROM card
		UNION ALL SELECT max(last_card) FROM removed_report
		UNION ALL SELECT max(number) FROM removed_card) AS used))
RETURNING number

-- The revision is the one that the caller read: no row is changed where somebody else
-- was faster.
-- name: card_save
UPDATE card SET (uuid, state, unconfirmed_present, unconfirmed, extra, period_kind,
	period_from, period_to, who, at, {card_columns}, revision)
= (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, {card_values 13}, revision + 1)
WHERE number = ?11 AND revision = ?12

-- What was written is what it was already.
-- name: card_same_revision
UPDATE card SET revision = revision - 1 WHERE number = ?1
-- name: card_unknown_keys
SELECT number FROM card WHERE extra IS NOT NULL

-- name: card_periods
SELECT number, period FROM card WHERE report = ?1
-- name: card_period_set
UPDATE card SET period_kind = ?1, period_from = ?2, period_to = ?3 WHERE number = ?4

-- name: card_put_at
UPDATE card SET place = ?2 WHERE number = ?1

-- Places are unique at every moment, so a row of them is moved out of the way (?4) and
-- then to where it belongs.
-- name: card_shift
UPDATE card SET place = place + ?4 WHERE report = ?1 AND place BETWEEN ?2 AND ?3

-- Out of its report or back into it: a revision of its own, so that whoever has the card
-- open is told, and its history says who it was.
-- name: card_stand
UPDATE card SET place = ?2, who = ?3, at = ?4, revision = revision + 1 WHERE number = ?1

-- name: card_take_out_all
UPDATE card SET place = NULL WHERE report = ?1 AND place IS NOT NULL

-- name: card_approved_out
SELECT number FROM card WHERE report = ?1 AND place IS NULL AND state = 'approved' LIMIT 1

-- name: card_version_keep
INSERT INTO card_version (card, revision, who, at, body)
SELECT number, revision, who, at, ?2 FROM card WHERE number = ?1

-- name: card_version_list
SELECT revision, who, at, body FROM card_version WHERE card = ?1 AND revision < ?2
ORDER BY revision DESC LIMIT ?3

-- name: step_list
SELECT text FROM step WHERE card = ?1 ORDER BY place
-- name: step_add
INSERT INTO step (card, place, text) VALUES (?1, ?2, ?3)
-- name: step_clear
DELETE FROM step WHERE card = ?1

-- name: owner_list
SELECT text FROM owner WHERE card = ?1 ORDER BY place
-- name: owner_add
INSERT INTO owner (card, place, text) VALUES (?1, ?2, ?3)
-- name: owner_clear
DELETE FROM owner WHERE card = ?1

-- name: ref_list
SELECT text FROM ref WHERE card = ?1 ORDER BY place
-- name: ref_add
INSERT INTO ref (card, place, text) VALUES (?1, ?2, ?3)
-- name: ref_clear
DELETE FROM ref WHERE card = ?1

-- name: unconfirmed_list
SELECT text FROM unconfirmed WHERE card = ?1 ORDER BY place
-- name: unconfirmed_add
INSERT INTO unconfirmed (card, place, text) VALUES (?1, ?2, ?3)
-- name: unconfirmed_clear
DELETE FROM unconfirmed WHERE card = ?1

-- name: evidence_list
SELECT kind, ref, caption, date, extra FROM evidence WHERE card = ?1 ORDER BY place
-- name: evidence_add
INSERT INTO evidence (card, place, kind, ref, caption, date, extra)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
-- name: evidence_clear
DELETE FROM evidence WHERE card = ?1

-- Files of an office on a server, part by part.
-- name: evidence_file_add
INSERT INTO evidence_file (name, part, bytes) VALUES (?1, ?2, ?3)
-- name: evidence_file_part
SELECT bytes FROM evidence_file WHERE name = ?1 AND part = ?2
-- name: evidence_file_names
SELECT name FROM evidence_file WHERE part = 1 ORDER BY name
-- name: evidence_file_any
SELECT EXISTS (SELECT 1 FROM evidence_file)

-- name: owner_names
SELECT o.text, count(*) FROM owner AS o CROSS JOIN card AS c
WHERE c.number = o.card AND c.place IS NOT NULL AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = c.report)
GROUP BY o.text ORDER BY count(*) DESC, o.text
-- name: evidence_captions
SELECT e.caption, count(*) FROM evidence AS e CROSS JOIN card AS c
WHERE e.kind = ?1 AND e.caption <> '' AND c.number = e.card AND c.place IS NOT NULL
	AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = c.report)
GROUP BY e.caption ORDER BY count(*) DESC, e.caption

-- === progress ===

-- A page of a report's cards, from behind a place.
-- name: progress_cards
SELECT r.number, r.fiscal_year, r.months, r.title, r.agency_type, r.agency_name, c.number,
	c.place, c.revision, c.who, c.at, c.state, c.grouping, c.issue, c.measure, c.period,
	c.period_from, c.period_to
FROM report AS r CROSS JOIN card AS c
WHERE r.number = ?1 AND c.report = r.number AND c.place > ?2
ORDER BY c.place LIMIT ?3

-- name: progress_reports
SELECT number FROM report AS r
WHERE fiscal_year = ?1 AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = r.number)
ORDER BY months DESC, number DESC

-- === many offices ===

-- Reports of the fiscal years ?1 to ?2, those of an office one after another; in a file each
-- agency is one. Cards whose period is over before ?3 and that are not done are late: they, and
-- what is approved, are counted of the year ?2 alone.
-- name: office_reports
SELECT 0, coalesce(r.agency_province, ''), coalesce(r.agency_name, ''),
	coalesce(r.agency_type, ''), coalesce(r.agency_district, ''), r.fiscal_year, r.state,
	r.cards, r.cards_done,
	CASE WHEN r.fiscal_year = ?2 THEN (SELECT count(*) FROM card WHERE report = r.number
		AND place IS NOT NULL AND state = 'approved') ELSE 0 END,
	CASE WHEN r.fiscal_year = ?2 THEN (SELECT count(*) FROM card WHERE report = r.number
		AND place IS NOT NULL AND state NOT IN ('done', 'approved')
		AND period_to < ?3) ELSE 0 END,
	coalesce(f.at, 0), coalesce(f.errors, 0), coalesce(f.warnings, 0), i.total, i.level
FROM report AS r LEFT JOIN ita AS i ON i.report = r.number
	LEFT JOIN check_found AS f ON f.report = r.number
WHERE r.fiscal_year BETWEEN ?1 AND ?2
	AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = r.number)
ORDER BY 2, 3, 4, 5, r.fiscal_year DESC, r.months DESC, r.number DESC

-- === the bin ===

-- name: bin_report_get
SELECT who, at FROM bin_report WHERE report = ?1
-- name: bin_report_put
INSERT INTO bin_report (report, who, at) VALUES (?1, ?2, ?3)
-- name: bin_report_drop
DELETE FROM bin_report WHERE report = ?1
-- name: bin_card_get
SELECT place, CASE WHEN EXISTS (SELECT 1 FROM card WHERE number = behind) THEN behind
	ELSE 0 END, unlinked
FROM bin_card WHERE card = ?1
-- name: bin_card_put
INSERT INTO bin_card (card, place, behind, unlinked, who, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT ({office}card) DO UPDATE SET place = excluded.place, behind = excluded.behind,
	unlinked = excluded.unlinked, who = excluded.who, at = excluded.at
-- What an import left out lies in the bin, put there by it.
-- name: bin_card_put_left_out
INSERT INTO bin_card (card, place, behind, unlinked, who, at)
SELECT number, 0, 0, 0, ?2, ?3 FROM card WHERE report = ?1 AND place IS NULL
ON CONFLICT ({office}card) DO NOTHING
-- name: bin_card_drop
DELETE FROM bin_card WHERE card = ?1
-- name: bin_card_clear
DELETE FROM bin_card WHERE card IN (SELECT number FROM card WHERE report = ?1)

-- name: bin_report_list
SELECT r.number, r.fiscal_year, r.months, r.state, r.layout, r.title, r.agency_type,
	r.agency_name, r.cards, b.who, b.at
FROM bin_report AS b CROSS JOIN report AS r
WHERE r.number = b.report
ORDER BY b.report DESC
-- Those of reports that lie in the bin themselves are told with them.
-- name: bin_card_list
SELECT c.report, r.fiscal_year, r.months, r.state, r.layout, r.title, r.agency_type,
	r.agency_name, c.number, b.place, c.issue, c.measure, c.revision, b.who, b.at
FROM bin_card AS b CROSS JOIN card AS c CROSS JOIN report AS r
WHERE c.number = b.card AND r.number = c.report AND (?1 = 0 OR c.report = ?1)
	AND NOT EXISTS (SELECT 1 FROM bin_report WHERE report = c.report)
ORDER BY b.card DESC

-- Who else is typing, since when at the latest.
-- name: typing_in_card
SELECT who, max(at) FROM draft
WHERE card = ?1 AND at >= ?4 AND NOT (who = ?2 AND session = ?3)
GROUP BY who
-- name: typing_in_report
SELECT d.who, d.at FROM card AS c CROSS JOIN draft AS d
WHERE d.card = c.number AND c.report = ?1 AND d.at >= ?4 AND NOT (d.who = ?2 AND d.session = ?3)
UNION ALL
SELECT who, at FROM head_draft
WHERE report = ?1 AND at >= ?4 AND NOT (who = ?2 AND session = ?3)

-- === destroying a card ===

-- name: card_removed_keep
INSERT INTO removed_card (number, report, uuid, who, at)
SELECT number, report, uuid, ?2, ?3 FROM card WHERE number = ?1
-- name: card_clear_versions
DELETE FROM card_version WHERE card = ?1
-- name: card_clear_drafts
DELETE FROM draft WHERE card = ?1
-- name: card_clear_acceptances
DELETE FROM acceptance WHERE report = (SELECT report FROM card WHERE number = ?1) AND card = ?1
-- name: card_clear
DELETE FROM card WHERE number = ?1

-- === destroying a report, and all that belongs to it ===

-- name: report_removed_keep
INSERT INTO removed_report (number, last_card, uuid, fiscal_year, months, title, who, at)
SELECT number, (SELECT coalesce(max(number), 0) FROM (
	SELECT max(number) AS number FROM card
	UNION ALL SELECT max(last_card) FROM removed_report) AS used), uuid, fiscal_year, months,
	title, ?2, ?3
FROM report WHERE number = ?1
-- name: report_clear_steps
DELETE FROM step WHERE card IN (SELECT number FROM card WHERE report = ?1)
-- name: report_clear_owners
DELETE FROM owner WHERE card IN (SELECT number FROM card WHERE report = ?1)
-- name: report_clear_refs
DELETE FROM ref WHERE card IN (SELECT number FROM card WHERE report = ?1)
-- name: report_clear_unconfirmeds
DELETE FROM unconfirmed WHERE card IN (SELECT number FROM card WHERE report = ?1)
-- name: report_clear_evidence
DELETE FROM evidence WHERE card IN (SELECT number FROM card WHERE report = ?1)
-- name: report_clear_card_versions
DELETE FROM card_version WHERE card IN (SELECT number FROM card WHERE report = ?1)
-- name: report_clear_drafts
DELETE FROM draft WHERE card IN (SELECT number FROM card WHERE report = ?1)
-- name: report_clear_cards
DELETE FROM card WHERE report = ?1
-- name: report_clear_versions
DELETE FROM report_version WHERE report = ?1
-- name: report_clear_head_drafts
DELETE FROM head_draft WHERE report = ?1
-- name: report_clear
DELETE FROM report WHERE number = ?1
-- name: report_has_approved
SELECT number FROM card WHERE report = ?1 AND state = 'approved' LIMIT 1

-- === what the office makes of the check ===

-- name: acceptance_put
INSERT INTO acceptance (report, card, rule, path, start, basis, reason, who, at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT ({office}report, card, rule, path, start) DO UPDATE SET basis = excluded.basis,
	reason = excluded.reason, who = excluded.who, at = excluded.at

-- name: acceptance_drop
DELETE FROM acceptance
WHERE report = ?1 AND card = ?2 AND rule = ?3 AND path = ?4 AND start = ?5

-- name: acceptance_list
SELECT card, rule, path, start, basis, reason, who, at FROM acceptance WHERE report = ?1
ORDER BY card, rule, path, start

-- name: acceptance_clear
DELETE FROM acceptance WHERE report = ?1

-- name: found_put
INSERT INTO check_found (report, errors, warnings, who, at) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT ({office}report) DO UPDATE SET errors = excluded.errors,
	warnings = excluded.warnings, who = excluded.who, at = excluded.at
-- name: found_get
SELECT errors, warnings, at FROM check_found WHERE report = ?1
-- name: found_clear
DELETE FROM check_found WHERE report = ?1

-- name: rule_put
INSERT INTO rule_setting (rule, severity) VALUES (?1, ?2)
ON CONFLICT ({office}rule) DO UPDATE SET severity = excluded.severity

-- name: rule_drop
DELETE FROM rule_setting WHERE rule = ?1

-- name: rule_list
SELECT rule, severity FROM rule_setting ORDER BY rule

-- name: office_setting_get
SELECT value FROM office_setting WHERE name = ?1

-- name: office_setting_list
SELECT name, value FROM office_setting WHERE name >= ?1 AND name < ?2 ORDER BY name

-- name: office_setting_put
INSERT INTO office_setting (name, value) VALUES (?1, ?2)
ON CONFLICT ({office}name) DO UPDATE SET value = excluded.value

-- name: office_setting_drop
DELETE FROM office_setting WHERE name = ?1

-- Words that the office learned (db/office_words.h).
-- name: office_word_list
SELECT name FROM office_setting WHERE name > 'word/' AND name < 'word0' ORDER BY name

-- name: unit_list
SELECT name FROM unit ORDER BY place

-- name: unit_add
INSERT INTO unit (place, name) VALUES (?1, ?2)

-- name: unit_clear
DELETE FROM unit

-- name: abbreviation_list
SELECT typed, words FROM abbreviation ORDER BY place

-- name: abbreviation_add
INSERT INTO abbreviation (place, typed, words) VALUES (?1, ?2, ?3)

-- name: abbreviation_clear
DELETE FROM abbreviation

-- === drafts ===

-- name: draft_put
INSERT INTO draft (card, who, session, revision, field, cursor, at, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT ({office}card, who, session) DO UPDATE SET revision = excluded.revision,
	field = excluded.field, cursor = excluded.cursor, at = excluded.at,
	body = excluded.body
-- name: draft_drop
DELETE FROM draft WHERE card = ?1 AND who = ?2 AND session = ?3
-- Also of what lies in the bin: it is for who wrote it, wherever that was.
-- name: draft_list
SELECT card, revision, who, session, field, cursor, at, body FROM draft
WHERE who = ?1 ORDER BY at DESC

-- name: draft_of_card
SELECT 1 FROM draft WHERE card = ?1 AND who = ?2 LIMIT 1

-- What was typed in what is to be destroyed.
-- name: draft_of_lost_card
SELECT c.report, d.card, d.revision, d.who, d.session, d.at, d.body
FROM draft AS d CROSS JOIN card AS c
WHERE c.number = d.card AND d.card = ?1
-- name: draft_of_lost_report
SELECT c.report, d.card, d.revision, d.who, d.session, d.at, d.body
FROM card AS c CROSS JOIN draft AS d
WHERE d.card = c.number AND c.report = ?1
-- name: head_draft_of_lost_report
SELECT report, 0, revision, who, session, at, body FROM head_draft WHERE report = ?1

-- name: head_draft_put
INSERT INTO head_draft (report, who, session, revision, field, cursor, at, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT ({office}report, who, session) DO UPDATE SET revision = excluded.revision,
	field = excluded.field, cursor = excluded.cursor, at = excluded.at,
	body = excluded.body
-- name: head_draft_drop
DELETE FROM head_draft WHERE report = ?1 AND who = ?2 AND session = ?3
-- name: head_draft_list
SELECT report, revision, who, session, field, cursor, at, body FROM head_draft
WHERE who = ?1 ORDER BY at DESC

-- === search ===

-- name: search_copy_add
INSERT INTO search_copy (id, report, card, body) VALUES (?1, ?2, ?3, ?4)
-- name: search_copy_set
UPDATE search_copy SET body = ?2 WHERE id = ?1
-- name: search_copy_of_card
SELECT id, body FROM search_copy WHERE card = ?1
-- name: search_copy_at
SELECT s.id FROM card AS c CROSS JOIN search_copy AS s
WHERE s.card = c.number AND c.report = ?1 AND c.place = ?2
-- name: search_copy_drop
DELETE FROM search_copy WHERE id = ?1
-- name: search_copy_range
SELECT id, body FROM search_copy WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT ?3
-- name: search_copy_is_current
SELECT EXISTS (SELECT 1 FROM derived WHERE name = 'search' AND version = ?1)
	OR NOT EXISTS (SELECT 1 FROM search_copy)
-- name: search_copy_set_version
INSERT INTO derived (name, version) VALUES ('search', ?1)
ON CONFLICT ({office}name) DO UPDATE SET version = excluded.version
-- name: search_copy_drop_version
DELETE FROM derived WHERE name = 'search'
-- name: search_copy_empty
DELETE FROM search_copy
-- Those in the bin too.
-- name: search_report_list
SELECT number, fiscal_year, months, cards FROM report ORDER BY number
-- name: search_copy_clear
DELETE FROM search_copy WHERE id BETWEEN ?1 AND ?2
