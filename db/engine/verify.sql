-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What verify asks (db/trust/verify.c and its parts). As in common.sql, each statement has a
-- name. Those of reports and cards are asked of the reports ?1 to ?2: of all, or of one.

-- name: verify_reports
SELECT number, fiscal_year, months FROM report WHERE number BETWEEN ?1 AND ?2
ORDER BY number
-- name: verify_stray_copies
SELECT s.report FROM search_copy AS s JOIN card AS c ON c.number = s.card
WHERE c.place IS NULL OR c.report <> s.report
UNION ALL SELECT report FROM search_copy WHERE card IS NULL GROUP BY report HAVING count(*) > 1
-- What is kept of what the words of a period mean.
-- name: verify_periods
SELECT c.number, r.fiscal_year, c.period, c.period_kind, c.period_from, c.period_to
FROM card AS c JOIN report AS r ON r.number = c.report
-- name: verify_places
SELECT report, count(*), max(place) FROM card WHERE place IS NOT NULL GROUP BY report
HAVING count(*) <> max(place)
-- Evidence that names files, those of one name one after another.
-- name: verify_files
SELECT card, place, ref FROM evidence WHERE ref >= 'files/' AND ref < 'files0'
ORDER BY ref, card, place
-- Settings of the office that name such a file.
-- name: verify_office_files
SELECT value FROM office_setting
WHERE value >= 'files/' AND value < 'files0'
-- name: verify_bin_cards
SELECT number FROM card AS c
WHERE (place IS NULL) <> EXISTS (SELECT 1 FROM bin_card WHERE card = c.number)
-- Reports whose row of the bin is not what the trail said last of it; who put it there
-- and when is of that entry.
-- name: verify_bin_reports_told
WITH last AS MATERIALIZED (
	SELECT report, max(number) AS number FROM trail
	WHERE card = 0 AND act IN ('report.bin', 'report.restore') GROUP BY report)
SELECT r.number
FROM report AS r LEFT JOIN bin_report AS b ON b.report = r.number
	LEFT JOIN last AS l ON l.report = r.number
	LEFT JOIN trail AS t ON t.number = l.number
WHERE CASE WHEN b.report IS NULL THEN coalesce(t.act, '') = 'report.bin'
	ELSE coalesce(t.act, '') <> 'report.bin' OR t.who <> b.who OR t.at <> b.at END
ORDER BY r.number
-- The same of measures: taken out by somebody, or left out by an import. One that was out
-- already before the trail told of it lies there as of its revision.
-- name: verify_bin_cards_told
SELECT b.card FROM bin_card AS b CROSS JOIN card AS c
WHERE c.number = b.card AND c.place IS NULL
	AND NOT (b.place = 0 AND b.who = c.who AND b.at = c.at)
	AND NOT EXISTS (SELECT 1 FROM trail WHERE card = b.card AND act = 'card.remove'
		AND who = b.who AND at = b.at)
	AND NOT EXISTS (SELECT 1 FROM trail WHERE report = c.report AND act = 'report.replace'
		AND who = b.who AND at = b.at)
ORDER BY b.card
-- name: verify_counts
SELECT number FROM report AS r
WHERE cards <> (SELECT count(*) FROM card WHERE report = r.number AND place IS NOT NULL)
	OR cards_done <> (SELECT count(*) FROM card WHERE report = r.number
		AND place IS NOT NULL AND state IN ('done', 'approved'))
	OR unconfirmed <> (SELECT coalesce(sum(unconfirmed), 0) FROM card
		WHERE report = r.number AND place IS NOT NULL)
-- name: verify_unconfirmed
SELECT number FROM card AS c
WHERE unconfirmed <> (SELECT count(DISTINCT text) FROM unconfirmed WHERE card = c.number
	AND text IN ({card_keys}))
-- name: verify_card_versions
SELECT c.number, max(c.revision) - 1, count(v.revision)
FROM card AS c LEFT JOIN card_version AS v ON v.card = c.number
WHERE c.report BETWEEN ?1 AND ?2
GROUP BY c.number HAVING count(v.revision) <> max(c.revision) - 1
	OR min(v.revision) <> 1 OR max(v.revision) <> max(c.revision) - 1
-- name: verify_report_versions
SELECT r.number, max(r.revision) - 1, count(v.revision)
FROM report AS r LEFT JOIN report_version AS v ON v.report = r.number
WHERE r.number BETWEEN ?1 AND ?2
GROUP BY r.number HAVING count(v.revision) <> max(r.revision) - 1
	OR min(v.revision) <> 1 OR max(v.revision) <> max(r.revision) - 1

-- Which entry each key signed last: that is there, and none behind it.
-- name: verify_keys
SELECT k.name, k.signed_entry, k.signed_hash, coalesce(t.last, 0)
FROM person_key AS k LEFT JOIN (
	SELECT key, max(number) AS last FROM trail WHERE key <> '' GROUP BY key) AS t ON t.key = k.key
-- What the trail said last of a person.
-- name: verify_person_told
SELECT detail FROM trail WHERE act IN ('people.put', 'people.remove')
	AND (detail = ?1 OR substr(detail, 1, length(?1) + 2) = ?1 || ': ')
ORDER BY number DESC LIMIT 1
-- People are never deleted: who is removed has no role.
-- name: verify_person_gone
SELECT number FROM trail AS t WHERE act IN ('people.put', 'people.remove')
	AND NOT EXISTS (SELECT 1 FROM person WHERE t.detail = login
		OR substr(t.detail, 1, length(login) + 2) = login || ': ')
-- Hand-overs of which the trail does not say what they say.
-- name: verify_deputies
SELECT number, login FROM deputy AS d
WHERE coalesce((
	SELECT act FROM trail WHERE act IN ('people.deputy', 'people.deputy-end') AND detail =
		d.number || ': ' || login || ', ' || deputy || ', ' || first_day || ', ' || last_day
	ORDER BY number DESC LIMIT 1), '')
	<> CASE ended WHEN 0 THEN 'people.deputy' ELSE 'people.deputy-end' END
-- The same of those that are gone.
-- name: verify_deputies_gone
SELECT number FROM trail AS t WHERE act = 'people.deputy' AND NOT EXISTS (
	SELECT 1 FROM deputy AS d WHERE t.detail =
		d.number || ': ' || login || ', ' || deputy || ', ' || first_day || ', ' || last_day)
-- Keys of which the trail does not say how they came here, and those of which it says
-- otherwise whether they are in use, or were retired since.
-- name: verify_key_untold
SELECT name, key FROM person_key AS k WHERE NOT EXISTS (
	SELECT 1 FROM trail AS t
	WHERE t.act = CASE WHEN k.login IS NULL THEN 'people.trust' ELSE 'people.passphrase' END
		AND t.detail = coalesce(k.login, k.name) || ': ' || k.key
		AND (k.present = 1) = (k.login IS NOT NULL AND NOT EXISTS (
			SELECT 1 FROM trail AS u WHERE u.number > t.number
				AND ((u.act = 'people.reset' AND u.detail = k.login)
					OR (u.act = 'people.passphrase' AND substr(u.detail, 1,
						length(k.login) + 2) = k.login || ': ')))))
-- What the trail says of each key besides: how its passphrase makes it, its name, since when.
-- name: verify_keys_standing
SELECT k.key, t.standing
FROM trail AS t JOIN person_key AS k ON substr(t.detail, 1 + length(t.detail) - length(k.key)) = k.key
WHERE t.act IN ('people.passphrase', 'people.trust')
-- Keys of which it tells and that are not there.
-- name: verify_keys_gone
SELECT number FROM trail AS t WHERE act IN ('people.passphrase', 'people.trust')
	AND NOT EXISTS (SELECT 1 FROM person_key 
		WHERE substr(t.detail, 1 + length(t.detail) - length(key)) = key)
-- Each card; the newest entries of its report that tell of all its cards at once: an import
-- that replaced it and says nothing of single cards, as those of before there were parts of the
-- trail's entries, and a seal that an import believed,
-- which is the word for their approval (it says whose).
-- name: verify_cards
SELECT c.number, coalesce(t.replaced, 0), coalesce(t.believed, 0)
FROM card AS c LEFT JOIN (
	SELECT report, max(number) FILTER (WHERE act = 'report.replace' AND parts = '') AS replaced,
		max(number) FILTER (WHERE detail <> ''
			AND act IN ('report.import', 'report.replace')) AS believed
	FROM trail WHERE report BETWEEN ?1 AND ?2 AND card = 0 GROUP BY report) AS t ON t.report = c.report
WHERE c.report BETWEEN ?1 AND ?2
ORDER BY c.number
-- Of one report (?1 and ?2), the ones that are said to be approved.
-- name: verify_cards_approved
SELECT c.number, coalesce(t.replaced, 0), coalesce(t.believed, 0)
FROM card AS c CROSS JOIN (
	SELECT max(number) FILTER (WHERE act = 'report.replace' AND parts = '') AS replaced,
		max(number) FILTER (WHERE detail <> ''
			AND act IN ('report.import', 'report.replace')) AS believed
	FROM trail WHERE report BETWEEN ?1 AND ?2 AND card = 0) AS t
WHERE c.report BETWEEN ?1 AND ?2 AND c.place IS NOT NULL AND c.state = 'approved'
-- The newest word for the text of a card (?1) of a report (?2): its own entry, or the part of
-- one that brought it.
-- name: verify_card_digest
SELECT number, revision, digest FROM (
	SELECT * FROM (
		SELECT number, revision, digest FROM trail
		WHERE card = ?1 AND digest <> '' AND revision > 0
		ORDER BY number DESC LIMIT 1) AS own
	UNION ALL SELECT * FROM (
		SELECT entry, revision, digest FROM trail_part
		WHERE report = ?2 AND card = ?1 AND digest <> ''
		ORDER BY revision DESC, entry DESC LIMIT 1) AS brought) AS told
ORDER BY number DESC LIMIT 1
-- The same of a report's own texts; and which revision they are.
-- name: verify_head_digest
SELECT r.revision, p.revision, p.digest FROM report AS r CROSS JOIN trail_part AS p
WHERE r.number = ?1 AND p.report = ?1 AND p.card = 0
ORDER BY p.revision DESC, p.entry DESC LIMIT 1
-- Each entry that has parts; and these, in the order in which they were digested.
-- name: verify_parts_told
SELECT number, parts FROM trail WHERE report BETWEEN ?1 AND ?2 AND parts <> ''
-- name: verify_parts
SELECT report, card, revision, digest, standing FROM trail_part WHERE entry = ?1
ORDER BY card
-- Parts of no entry that has any.
-- name: verify_parts_stray
SELECT DISTINCT entry FROM trail_part AS p
WHERE report BETWEEN ?1 AND ?2 AND NOT EXISTS (
	SELECT 1 FROM trail WHERE number = p.entry AND parts <> '')
-- Where each card stood when an entry told of that last: its own, or one that brought its
-- report; '': none did.
-- name: verify_cards_standing
SELECT c.number, coalesce((
	SELECT standing FROM (
		SELECT * FROM (
			SELECT number, standing FROM trail
			WHERE card = c.number AND revision > 0 AND standing <> ''
			ORDER BY number DESC LIMIT 1) AS own
		UNION ALL SELECT * FROM (
			SELECT entry, standing FROM trail_part
			WHERE report = c.report AND card = c.number
			ORDER BY entry DESC LIMIT 1) AS brought) AS told
	ORDER BY number DESC LIMIT 1), ''), c.report
FROM card AS c WHERE c.report BETWEEN ?1 AND ?2 ORDER BY c.number
-- Reports that are in another state than their newest entry says. What is approved, or was, is
-- asked for elsewhere.
-- name: verify_reports_standing
SELECT number FROM report AS r
WHERE number BETWEEN ?1 AND ?2 AND state <> 'approved' AND coalesce((
	SELECT standing FROM trail WHERE report = r.number AND card = 0 AND revision > 0
		AND standing <> '' ORDER BY revision DESC, number DESC LIMIT 1), state)
	NOT IN (state, 'approved')
-- Reports of which the trail does not say how they came here, though it does of one of a lower
-- number: so there was a trail then.
-- name: verify_reports_untold
SELECT number FROM report AS r
WHERE number BETWEEN ?1 AND ?2 AND NOT EXISTS (
		SELECT 1 FROM trail WHERE report = r.number AND card = 0
			AND act IN ('report.new', 'report.import', 'report.carry'))
	AND number > (SELECT min(report) FROM trail
		WHERE card = 0 AND act IN ('report.new', 'report.import', 'report.carry'))
-- The order of their cards when it was told last.
-- name: verify_places_told
SELECT number, coalesce((
	SELECT places FROM trail WHERE report = r.number AND places <> ''
	ORDER BY number DESC LIMIT 1), '')
FROM report AS r WHERE number BETWEEN ?1 AND ?2 ORDER BY number
-- Seals of which the trail says otherwise whether they were made here.
-- name: verify_seals_here
SELECT report FROM seal AS s WHERE report BETWEEN ?1 AND ?2 AND (here = 1) <> (coalesce((
	SELECT act FROM trail WHERE report = s.report AND card = 0
		AND (act = 'report.approve' OR (detail <> ''
			AND act IN ('report.import', 'report.replace')))
	ORDER BY number DESC LIMIT 1), '') NOT IN ('report.import', 'report.replace'))
-- What was destroyed: what the trail says of it. Reports were destroyed before there was a
-- trail.
-- name: verify_removed_reports
SELECT r.number, coalesce((
	SELECT standing FROM trail WHERE report = r.number AND act = 'report.remove'
		AND who = r.who AND at = r.at ORDER BY number DESC LIMIT 1),
	CASE WHEN r.at < (SELECT at FROM trail ORDER BY number LIMIT 1) THEN '' ELSE '?' END)
FROM removed_report AS r ORDER BY r.number
-- name: verify_removed_cards
SELECT c.number, coalesce((
	SELECT standing FROM trail WHERE card = c.number AND act = 'card.destroy'
		AND who = c.who AND at = c.at ORDER BY number DESC LIMIT 1), '?')
FROM removed_card AS c ORDER BY c.number
-- And what it tells of and nothing is kept of.
-- name: verify_removed_gone
SELECT number FROM trail AS t WHERE
	(act = 'report.remove' AND NOT EXISTS (
		SELECT 1 FROM removed_report WHERE number = t.report AND who = t.who AND at = t.at))
	OR (act = 'card.destroy' AND NOT EXISTS (
		SELECT 1 FROM removed_card WHERE number = t.card AND who = t.who AND at = t.at))
-- A supervisor's word for the approval of a card, as it is of that revision (?2) and digest
-- (?3): its own entry, or the reopening of its report that left it approved; 0: none.
-- name: verify_card_approving
SELECT coalesce(max(number), 0) FROM trail WHERE card = ?1 AND act = 'card.approve'
	AND revision = ?2 AND digest = ?3 AND key <> ''
-- name: verify_card_left_approved
SELECT coalesce(max(t.number), 0) FROM card AS c CROSS JOIN trail_part AS p CROSS JOIN trail AS t
WHERE c.number = ?1 AND p.report = c.report AND p.card = ?1 AND p.revision = ?2
	AND p.digest = ?3 AND p.standing = 'approved'
	AND t.number = p.entry AND t.act = 'report.reopen' AND t.key <> ''
-- Else the seal of its report, which is looked at by itself. An import that believed a seal (?2),
-- if nothing was done to the card since, is as good as that where it was before entries told of
-- approvals: nobody signs it.
-- name: verify_card_approved
SELECT EXISTS (SELECT 1 FROM card AS c CROSS JOIN report AS r CROSS JOIN seal AS s
		WHERE c.number = ?1 AND r.number = c.report AND r.state = 'approved'
			AND s.report = r.number)
	OR (?2 > 0 AND NOT EXISTS (SELECT 1 FROM trail WHERE card = ?1 AND number > ?2
		AND act <> 'card.move')
		AND NOT EXISTS (SELECT 1 FROM trail WHERE number <= ?2 AND standing <> ''))
-- Cards and reports that were approved and are so no more, though nobody reopened them.
-- name: verify_cards_unapproved
SELECT c.report, coalesce(c.place, 0), c.number FROM card AS c JOIN (
	SELECT card, max(number) FILTER (WHERE act = 'card.approve') AS approved,
		max(number) FILTER (WHERE act = 'card.reopen') AS reopened
	FROM trail WHERE report BETWEEN ?1 AND ?2 AND act IN ('card.approve', 'card.reopen')
	GROUP BY card) AS t ON t.card = c.number
WHERE c.state <> 'approved' AND t.approved > coalesce(t.reopened, 0)
-- name: verify_reports_unapproved
SELECT r.number FROM report AS r JOIN (
	SELECT report, max(number) FILTER (WHERE act = 'report.approve' OR (detail <> ''
			AND act IN ('report.import', 'report.replace'))) AS approved,
		max(number) FILTER (WHERE act = 'report.reopen') AS reopened
	FROM trail WHERE report BETWEEN ?1 AND ?2 AND card = 0 GROUP BY report) AS t
	ON t.report = r.number
WHERE r.state <> 'approved' AND t.approved > coalesce(t.reopened, 0)
-- name: verify_report_digests
SELECT act, card, digest FROM trail WHERE report = ?1 AND revision > 0
ORDER BY number DESC

-- Earlier versions. The trail's digest of each, where it tells of that revision; the
-- oldest such entry, since behind it others may have been added.
-- name: verify_report_bodies
SELECT report, revision, body, coalesce((
	SELECT digest FROM trail_part
	WHERE report = v.report AND card = 0 AND revision = v.revision
	ORDER BY entry LIMIT 1), '')
FROM report_version AS v WHERE report BETWEEN ?1 AND ?2
-- name: verify_card_bodies
SELECT v.card, v.revision, v.body, coalesce((
	SELECT digest FROM trail
	WHERE card = v.card AND revision = v.revision AND act <> 'card.move'
	ORDER BY number LIMIT 1), (
	SELECT digest FROM trail_part
	WHERE report = c.report AND card = v.card AND revision = v.revision
	ORDER BY entry LIMIT 1), '')
FROM card AS c CROSS JOIN card_version AS v
WHERE c.report BETWEEN ?1 AND ?2 AND v.card = c.number
-- Who made each revision of a card and when, where the trail says something else: its own
-- entry, or, of what came with an import, that of the import. What was there before there
-- was a trail is not told: of such a report it knows no beginning, and of its cards
-- nothing before their first entry.
-- name: verify_card_changes
WITH begun AS MATERIALIZED (
	SELECT report, who, at, act <> 'report.replace' AS first FROM trail
	WHERE report BETWEEN ?1 AND ?2 AND act IN ('report.new', 'report.import', 'report.carry', 'report.replace')),
made AS (
	SELECT c.report, c.number AS card, v.revision, v.who, v.at
	FROM card AS c CROSS JOIN card_version AS v
	WHERE c.report BETWEEN ?1 AND ?2 AND v.card = c.number
	UNION ALL SELECT report, number, revision, who, at FROM card
	WHERE report BETWEEN ?1 AND ?2)
SELECT m.report, m.card, m.revision
FROM made AS m LEFT JOIN trail AS t ON t.number = (
		SELECT min(number) FROM trail
		WHERE card = m.card AND revision = m.revision AND act <> 'card.move')
WHERE CASE WHEN t.number IS NOT NULL THEN t.who <> m.who OR t.at <> m.at
	ELSE NOT EXISTS (SELECT 1 FROM begun
			WHERE report = m.report AND who = m.who AND at = m.at)
		AND (EXISTS (SELECT 1 FROM begun WHERE report = m.report AND first)
			OR EXISTS (SELECT 1 FROM trail WHERE card = m.card
				AND revision BETWEEN 1 AND m.revision)) END
ORDER BY m.report, m.card, m.revision
-- The same of reports.
-- name: verify_report_changes
WITH made AS (
	SELECT report, revision, who, at FROM report_version
	WHERE report BETWEEN ?1 AND ?2
	UNION ALL SELECT number, revision, who, at FROM report
	WHERE number BETWEEN ?1 AND ?2)
SELECT m.report, m.revision
FROM made AS m LEFT JOIN trail AS t ON t.number = (
	SELECT min(number) FROM trail
	WHERE report = m.report AND card = 0 AND revision = m.revision)
WHERE CASE WHEN t.number IS NOT NULL THEN t.who <> m.who OR t.at <> m.at
	ELSE EXISTS (SELECT 1 FROM trail WHERE report = m.report AND card = 0
		AND (revision BETWEEN 1 AND m.revision
			OR act IN ('report.new', 'report.import', 'report.carry'))) END
ORDER BY m.report, m.revision

-- Reports of which the trail tells and that are not there: was it approved, and not
-- reopened? One that was not may have been removed.
-- name: verify_reports_gone
SELECT t.report, t.approved > coalesce(t.reopened, 0)
FROM (SELECT report, max(number) FILTER (WHERE act = 'report.approve' OR (detail <> ''
			AND act IN ('report.import', 'report.replace'))) AS approved,
		max(number) FILTER (WHERE act = 'report.reopen') AS reopened,
		max(number) FILTER (WHERE act = 'report.remove') AS removed
	FROM trail WHERE report > 0 GROUP BY report) AS t
WHERE NOT EXISTS (SELECT 1 FROM report WHERE number = t.report)
	AND (t.removed IS NULL OR t.approved > coalesce(t.reopened, 0))
-- The same of cards of a report that is there: one that was destroyed in the bin was not
-- approved then.
-- name: verify_cards_gone
SELECT DISTINCT t.report, t.card FROM trail AS t
WHERE t.report BETWEEN ?1 AND ?2 AND t.card > 0
	AND NOT EXISTS (SELECT 1 FROM card WHERE number = t.card)
	AND EXISTS (SELECT 1 FROM report WHERE number = t.report)
	AND (SELECT count(*) FILTER (WHERE act = 'card.destroy') = 0
		OR coalesce(max(number) FILTER (WHERE act = 'card.approve'), 0)
			> coalesce(max(number) FILTER (WHERE act = 'card.reopen'), 0)
		FROM trail WHERE card = t.card)

-- name: verify_acceptances
SELECT report, card, rule, path, start, basis, reason, who, at FROM acceptance
WHERE report BETWEEN ?1 AND ?2
-- Whether somebody accepted it so (?5 in words, ?6 its digest, which older entries lack)
-- and has not taken it back since (?7).
-- name: verify_acceptance_told
SELECT EXISTS (
	SELECT 1 FROM trail AS t
	WHERE report = ?1 AND card = ?2 AND act = 'check.accept' AND who = ?3 AND at = ?4
		AND detail = ?5 AND digest IN ('', ?6) AND NOT EXISTS (
			SELECT 1 FROM trail WHERE report = ?1 AND number > t.number
				AND act = 'check.unaccept' AND digest = ?7))
-- Findings that somebody accepted, and did not take back, and that are no more accepted; those
-- of a card went with it.
-- name: verify_acceptances_gone
SELECT t.report, t.number FROM trail AS t
WHERE t.act = 'check.accept' AND t.number IN (
		SELECT max(number) FROM trail
		WHERE report BETWEEN ?1 AND ?2 AND act IN ('check.accept', 'check.unaccept')
			AND standing <> ''
		GROUP BY report, card, standing)
	AND EXISTS (SELECT 1 FROM report WHERE number = t.report)
	AND (t.card = 0 OR EXISTS (SELECT 1 FROM card WHERE number = t.card))
	AND NOT EXISTS (SELECT 1 FROM acceptance AS a WHERE a.report = t.report
		AND a.card = t.card AND a.rule || ' ' || a.path || ' ' || a.start = t.standing)
-- Severities that the trail does not tell of as the newest; and the list of units.
-- name: verify_rules
SELECT rule FROM rule_setting WHERE coalesce(rule || ': ' || severity <> (
	SELECT detail FROM trail WHERE act = 'check.rule'
		AND substr(detail, 1, length(rule) + 2) = rule || ': '
	ORDER BY number DESC LIMIT 1), TRUE)
-- name: verify_rules_gone
SELECT standing FROM trail WHERE number IN (
		SELECT max(number) FROM trail WHERE act = 'check.rule' AND standing <> ''
		GROUP BY standing)
	AND detail <> standing || ': default'
	AND NOT EXISTS (SELECT 1 FROM rule_setting WHERE rule = standing)
-- Settings of the office that the trail does not tell of as the newest, and those that are no
-- more there.
-- name: verify_office_settings
SELECT name FROM office_setting WHERE coalesce(name || '=' || value <> (
	SELECT detail FROM trail WHERE act = 'office.set' AND standing = name
	ORDER BY number DESC LIMIT 1), TRUE)
-- name: verify_office_settings_gone
SELECT standing FROM trail WHERE number IN (
		SELECT max(number) FROM trail WHERE act = 'office.set' GROUP BY standing)
	AND detail <> standing
	AND NOT EXISTS (SELECT 1 FROM office_setting WHERE name = standing)

-- Each value of each table: one statement for every table (tests/db/values.c).
-- name: values_report
SELECT * FROM report
-- name: values_report_version
SELECT * FROM report_version
-- name: values_removed_report
SELECT * FROM removed_report
-- name: values_removed_card
SELECT * FROM removed_card
-- name: values_bin_report
SELECT * FROM bin_report
-- name: values_bin_card
SELECT * FROM bin_card
-- name: values_section
SELECT * FROM section
-- name: values_memo
SELECT * FROM memo
-- name: values_signature
SELECT * FROM signature
-- name: values_unconfirmed_text
SELECT * FROM unconfirmed_text
-- name: values_ita
SELECT * FROM ita
-- name: values_ita_item
SELECT * FROM ita_item
-- name: values_ita_item_card
SELECT * FROM ita_item_card
-- name: values_card
SELECT * FROM card
-- name: values_step
SELECT * FROM step
-- name: values_owner
SELECT * FROM owner
-- name: values_ref
SELECT * FROM ref
-- name: values_unconfirmed
SELECT * FROM unconfirmed
-- name: values_evidence
SELECT * FROM evidence
-- What is in them is looked at by its hash (db/trust/verify_files.c).
-- name: values_evidence_file
SELECT name, part FROM evidence_file
-- name: values_card_version
SELECT * FROM card_version
-- name: values_draft
SELECT * FROM draft
-- name: values_head_draft
SELECT * FROM head_draft
-- name: values_person_setting
SELECT * FROM person_setting
-- name: values_person
SELECT * FROM person
-- name: values_deputy
SELECT * FROM deputy
-- name: values_person_key
SELECT * FROM person_key
-- name: values_trail
SELECT * FROM trail
-- name: values_trail_part
SELECT * FROM trail_part
-- name: values_seal
SELECT * FROM seal
-- name: values_acceptance
SELECT * FROM acceptance
-- name: values_check_found
SELECT * FROM check_found
-- name: values_rule_setting
SELECT * FROM rule_setting
-- name: values_office_setting
SELECT * FROM office_setting
-- name: values_unit
SELECT * FROM unit
-- name: values_abbreviation
SELECT * FROM abbreviation
-- name: values_search_copy
SELECT * FROM search_copy
-- name: values_derived
SELECT * FROM derived
