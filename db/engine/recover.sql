-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What puts right the rows that were read of a damaged file (db/recover.c): in memory, once,
-- so these may look at everything. As in common.sql, each statement has a name.

-- === reports ===

-- A report of which the number, the year and the agency are known, where there is none.
-- name: salvage_report
INSERT INTO report (number, uuid, revision, who, at, state, fiscal_year, months, agency_name,
	agency_present, before_present, after_present)
SELECT ?1, ?2, 1, '', 0, 'open', ?3, ?4, ?5, CASE WHEN ?5 IS NULL THEN 0 ELSE 1 END, 0, 0
WHERE NOT EXISTS (SELECT 1 FROM report WHERE number = ?1)
-- An owner that the index of owners' names knows, where there is none.
-- name: salvage_owner
INSERT INTO owner (card, place, text)
SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1 FROM owner WHERE card = ?1 AND place = ?2)
-- name: recover_reports_gone
SELECT report FROM (SELECT report FROM card UNION SELECT report FROM report_version
	UNION SELECT report FROM section UNION SELECT report FROM memo
	UNION SELECT report FROM signature UNION SELECT report FROM ita
	UNION SELECT report FROM ita_item UNION SELECT report FROM head_draft
	UNION SELECT report FROM seal UNION SELECT report FROM search_copy) AS told
WHERE NOT EXISTS (SELECT 1 FROM report WHERE number = told.report)
	AND NOT EXISTS (SELECT 1 FROM removed_report WHERE number = told.report)
-- Those of which nothing else is known yet.
-- name: recover_reports_bare
SELECT number FROM report WHERE who = ''
-- name: recover_report_newest
SELECT revision, body FROM report_version WHERE report = ?1 ORDER BY revision DESC LIMIT 1
-- name: recover_report_texts
SELECT (SELECT count(*) FROM section WHERE report = ?1)
	+ (SELECT count(*) FROM memo WHERE report = ?1)
	+ (SELECT count(*) FROM ita WHERE report = ?1)
-- name: recover_report_name
UPDATE report SET title = ?2, layout = ?3 WHERE number = ?1
-- name: recover_report_made
UPDATE report SET who = ?2, at = ?3, revision = 1 + coalesce(
	(SELECT max(revision) FROM report_version WHERE report = ?1), 0)
WHERE number = ?1
-- name: recover_year
SELECT max(fiscal_year) FROM report

-- === measures ===

-- Those of which something is there, but not what they are.
-- name: recover_cards_gone
SELECT card FROM (SELECT card FROM card_version UNION SELECT card FROM draft
	UNION SELECT card FROM step UNION SELECT card FROM owner UNION SELECT card FROM ref
	UNION SELECT card FROM evidence UNION SELECT card FROM unconfirmed
	UNION SELECT card FROM search_copy WHERE card IS NOT NULL) AS told
WHERE NOT EXISTS (SELECT 1 FROM card WHERE number = told.card)
	AND NOT EXISTS (SELECT 1 FROM removed_card WHERE number = told.card)
-- Whose it was: what the search copy says, else the trail.
-- name: recover_card_report
SELECT coalesce((SELECT report FROM search_copy WHERE card = ?1),
	(SELECT report FROM trail WHERE card = ?1 ORDER BY number DESC LIMIT 1),
	(SELECT min(number) FROM report), 0)
-- Where it stood: behind so many whose copy lies before its own.
-- name: recover_card_place
SELECT count(*) FROM search_copy AS s
WHERE s.report = ?2 AND s.card IS NOT NULL
	AND s.id <= (SELECT id FROM search_copy WHERE card = ?1)
-- name: recover_card_at
SELECT count(*) FROM card WHERE report = ?1 AND place = ?2
-- name: recover_card_last
SELECT coalesce(max(place), 0) FROM card WHERE report = ?1
-- name: recover_card_newest
SELECT revision, body FROM card_version WHERE card = ?1 ORDER BY revision DESC LIMIT 1
-- name: recover_card_typed
SELECT body FROM draft WHERE card = ?1 ORDER BY at DESC LIMIT 1
-- name: recover_card_add
INSERT INTO card (number, report, place, revision, who, at, uuid, state, steps_present,
	steps_items_present, period_kind, refs_present, owners_present, evidence_present)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'draft', 0, 0, 'none', 0, 0, 0)
-- name: recover_uuid_there
SELECT count(*) FROM card WHERE uuid = ?1
-- name: recover_cards
SELECT number FROM card ORDER BY number
-- name: recover_card_extra_clear
UPDATE card SET extra = NULL, steps_extra = NULL WHERE number = ?1
-- name: recover_evidence_extra_clear
UPDATE evidence SET extra = NULL WHERE card = ?1
-- name: recover_places
SELECT report, place, number FROM card WHERE place IS NOT NULL ORDER BY report, place
-- name: recover_place_set
UPDATE card SET place = ?2 WHERE number = ?1
-- name: recover_link_drop
DELETE FROM ita_item_card WHERE report = ?1 AND card_place = ?2
-- name: recover_link_set
UPDATE ita_item_card SET card_place = ?3 WHERE report = ?1 AND card_place = ?2
-- Which of two numbers' measures are there, for who tells.
-- name: recover_cards_between
SELECT number, report, coalesce(place, 0) FROM card
WHERE number > ?1 AND number <= ?2 ORDER BY number

-- === what cannot be read as what it should be ===

-- name: recover_card_bodies
SELECT card, revision, body FROM card_version
-- name: recover_card_body_drop
DELETE FROM card_version WHERE card = ?1 AND revision = ?2
-- name: recover_report_bodies
SELECT report, revision, body FROM report_version
-- name: recover_report_body_drop
DELETE FROM report_version WHERE report = ?1 AND revision = ?2
-- name: recover_reports
SELECT number FROM report ORDER BY number
-- name: recover_report_extra_clear
UPDATE report SET extra = NULL, agency_extra = NULL WHERE number = ?1
-- name: recover_section_extra_clear
UPDATE section SET extra = NULL WHERE report = ?1
-- name: recover_memo_extra_clear
UPDATE memo SET extra = NULL WHERE report = ?1
-- name: recover_signature_extra_clear
UPDATE signature SET extra = NULL WHERE report = ?1
-- name: recover_ita_extra_clear
UPDATE ita SET extra = NULL WHERE report = ?1
-- name: recover_item_extra_clear
UPDATE ita_item SET extra = NULL WHERE report = ?1
-- name: recover_seal_extra_clear
UPDATE seal SET extra = NULL WHERE report = ?1

-- === what rows refer to, and what is counted ===

-- name: recover_memos
INSERT INTO memo (report, sections_present, signatures_present)
SELECT DISTINCT report, 1, 1 FROM signature AS s
WHERE NOT EXISTS (SELECT 1 FROM memo WHERE report = s.report)
-- name: recover_itas
INSERT INTO ita (report, items_present)
SELECT DISTINCT report, 1 FROM ita_item AS i
WHERE NOT EXISTS (SELECT 1 FROM ita WHERE report = i.report)
-- name: recover_links_stray
DELETE FROM ita_item_card WHERE NOT EXISTS (SELECT 1 FROM ita_item
	WHERE report = ita_item_card.report AND place = ita_item_card.item)
-- Of whom keys or a time as a deputy are all that is left.
-- name: recover_people
INSERT INTO person (login, place, name, post, roles)
SELECT login, (SELECT coalesce(max(place), 0) FROM person) + row_number() OVER (ORDER BY login),
	coalesce((SELECT max(name) FROM person_key WHERE login = told.login), login), '', 0
FROM (SELECT login FROM person_key WHERE login IS NOT NULL
	UNION SELECT login FROM deputy UNION SELECT deputy FROM deputy) AS told
WHERE NOT EXISTS (SELECT 1 FROM person WHERE login = told.login)
-- name: recover_bin_reports_stray
DELETE FROM bin_report WHERE NOT EXISTS (SELECT 1 FROM report WHERE number = bin_report.report)
-- name: recover_bin_cards_stray
DELETE FROM bin_card
WHERE NOT EXISTS (SELECT 1 FROM card WHERE number = bin_card.card AND place IS NULL)
-- name: recover_bin_cards
INSERT INTO bin_card (card, place, behind, unlinked, who, at)
SELECT number, 0, 0, 0, who, at FROM card AS c
WHERE place IS NULL AND NOT EXISTS (SELECT 1 FROM bin_card WHERE card = c.number)
-- name: recover_acceptances_stray
DELETE FROM acceptance WHERE NOT EXISTS (SELECT 1 FROM report WHERE number = acceptance.report)
-- name: recover_found_stray
DELETE FROM check_found WHERE NOT EXISTS (SELECT 1 FROM report WHERE number = check_found.report)
-- name: recover_seals_stray
DELETE FROM seal WHERE NOT EXISTS (SELECT 1 FROM report WHERE number = seal.report)
-- name: recover_texts_stray
DELETE FROM unconfirmed_text
WHERE NOT EXISTS (SELECT 1 FROM report WHERE number = unconfirmed_text.report)
-- name: recover_copies_clear
DELETE FROM search_copy
-- name: recover_unconfirmed
UPDATE card SET unconfirmed = (SELECT count(DISTINCT text) FROM unconfirmed
	WHERE card = card.number AND text IN ({card_keys}))
WHERE EXISTS (SELECT 1 FROM unconfirmed WHERE card = card.number) OR unconfirmed > 0
-- name: recover_counts
UPDATE report SET
	cards = (SELECT count(*) FROM card WHERE report = report.number AND place IS NOT NULL),
	cards_done = (SELECT count(*) FROM card WHERE report = report.number
		AND place IS NOT NULL AND state IN ('done', 'approved')),
	unconfirmed = (SELECT coalesce(sum(card.unconfirmed), 0) FROM card
		WHERE card.report = report.number AND place IS NOT NULL)
-- name: recover_text_count
UPDATE report SET unconfirmed_texts = ?2 WHERE number = ?1
-- name: recover_tally
SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM card),
	(SELECT count(*) FROM card_version), (SELECT count(*) FROM draft)
		+ (SELECT count(*) FROM head_draft)
