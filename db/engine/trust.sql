-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Who may, who did, and what is sealed (db/trust/, db/review.h). As in common.sql, each
-- statement has a name.

-- === people and their keys ===

-- name: person_list
SELECT p.login, p.name, p.post, p.roles,
	EXISTS (SELECT 1 FROM person_key WHERE login = p.login AND present = 1)
FROM person AS p ORDER BY (p.roles = 0), p.place

-- name: person_any
SELECT EXISTS (SELECT 1 FROM person WHERE (roles = 0) = FALSE)

-- name: person_get
SELECT name, post, roles, wrong, wrong_at FROM person WHERE login = ?1

-- Counts up the place: in a transaction that writes.
-- name: person_put
INSERT INTO person (login, place, name, post, roles)
VALUES (?1, 1 + (SELECT coalesce(max(place), 0) FROM person), ?2, ?3, ?4)
ON CONFLICT ({office}login) DO UPDATE SET name = excluded.name, post = excluded.post,
	roles = excluded.roles

-- name: person_wrong
UPDATE person SET wrong = ?2, wrong_at = ?3 WHERE login = ?1

-- name: deputy_list
SELECT number, login, deputy, first_day, last_day, ended FROM deputy ORDER BY number
-- name: deputy_get
SELECT login, deputy, first_day, last_day, ended FROM deputy WHERE number = ?1
-- As a report's number, counted up in a transaction that writes.
-- name: deputy_add
INSERT INTO deputy (login, deputy, first_day, last_day, number)
VALUES (?1, ?2, ?3, ?4, (SELECT 1 + coalesce(max(number), 0) FROM deputy))
RETURNING number
-- name: deputy_end
UPDATE deputy SET ended = 1 WHERE number = ?1
-- A hand-over of a place (?1) that holds on any day from ?2 to ?3.
-- name: deputy_overlapping
SELECT number FROM deputy WHERE number = (
	SELECT min(number) FROM deputy WHERE login = ?1 AND ended = 0 AND first_day <= ?3
		AND last_day >= ?2)
-- Whether somebody signs in another's place on a day.
-- name: deputy_on
SELECT EXISTS (SELECT 1 FROM deputy WHERE login = ?1 AND deputy = ?2 AND ended = 0
	AND first_day <= ?3 AND last_day >= ?3)

-- name: key_present
SELECT key, salt, operations, memory FROM person_key WHERE login = ?1 AND present = 1

-- name: key_add
INSERT INTO person_key (key, login, name, since, present, salt, operations, memory)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)

-- name: key_retire
UPDATE person_key SET present = 0 WHERE login = ?1 AND present = 1

-- name: key_get
SELECT login, name FROM person_key WHERE key = ?1

-- name: key_list
SELECT key, login, name, since, present FROM person_key
ORDER BY login NULLS FIRST, since

-- name: key_signed
UPDATE person_key SET signed_entry = ?2, signed_hash = ?3 WHERE key = ?1

-- === the trail ===

-- What is written behind it: in a transaction that writes.
-- name: trail_head
SELECT number, hash FROM trail WHERE number = (SELECT max(number) FROM trail)

-- name: trail_newest
SELECT at, who FROM trail WHERE number = (SELECT max(number) FROM trail)

-- name: trail_add
INSERT INTO trail (number, at, who, act, report, card, revision, detail, digest, previous,
	hash, key, signature, parts, standing, places)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)

-- name: trail_part_add
INSERT INTO trail_part (entry, report, card, revision, digest, standing)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)

-- Where something stands, but for its words, as an entry of the trail tells it (db/trust/standing.h).
-- name: standing_of_report
SELECT state FROM report WHERE number = ?1
-- name: standing_of_card
SELECT state || coalesce((
	SELECT ' out ' || place || ' ' || behind || ' ' || unlinked FROM bin_card
	WHERE card = c.number), '')
FROM card AS c WHERE number = ?1
-- name: standing_of_removed_report
SELECT last_card || ' ' || uuid || ' ' || fiscal_year || ' ' || months || coalesce(' ' || title, '')
FROM removed_report WHERE number = ?1
-- name: standing_of_removed_card
SELECT report || ' ' || uuid FROM removed_card WHERE number = ?1
-- name: standing_of_key
SELECT since || ' ' || salt || ' ' || operations || ' ' || memory || ' ' || name
FROM person_key WHERE key = ?1
-- The cards of a report that lie in the bin by themselves.
-- name: cards_out
SELECT number FROM card WHERE report = ?1 AND place IS NULL

-- A page of entries, from behind one.
-- name: trail_all
SELECT number, at, who, act, report, card, revision, detail, digest, previous, hash, key,
	signature, parts, standing, places
FROM trail WHERE number > ?1 ORDER BY number LIMIT ?2

-- name: trail_entry
SELECT number, at, who, act, report, card, revision, detail, digest, previous, hash, key,
	signature, parts, standing, places
FROM trail WHERE number = ?1

-- name: trail_parts
SELECT parts FROM trail WHERE number = ?1

-- name: trail_of_report
SELECT number, at, who, act, report, card, revision, detail, digest, previous, hash, key,
	signature, parts, standing, places
FROM trail WHERE report = ?3 AND number > ?1 ORDER BY number LIMIT ?2

-- When a bundle (?2: the hash that the entry's detail begins with) came in of a report.
-- name: trail_bundle
SELECT coalesce(max(at), 0) FROM trail
WHERE report = ?1 AND act = 'report.bundle' AND substr(detail, 1, 64) = ?2

-- name: trail_of_card
SELECT number, at, who, act, report, card, revision, detail, digest, previous, hash, key,
	signature, parts, standing, places
FROM trail WHERE card = ?3 AND number > ?1 ORDER BY number LIMIT ?2

-- === what became of cards and reports ===

-- name: card_state_set
UPDATE card SET state = ?2, who = ?3, at = ?4, revision = revision + 1 WHERE number = ?1

-- name: card_said
SELECT act, who, at, detail FROM trail
WHERE card = ?1 AND act IN ('card.return', 'card.reopen', 'card.done', 'card.approve')
ORDER BY number DESC LIMIT 1

-- What a supervisor did with it last, behind an entry of the trail.
-- name: card_judged
SELECT number, revision, act, who, at, detail FROM trail
WHERE card = ?1 AND number > ?2 AND act IN ('card.return', 'card.reopen', 'card.approve')
ORDER BY number DESC LIMIT 1
-- name: card_said_done
SELECT number, revision, act, who, at, detail FROM trail
WHERE card = ?1 AND number > ?2 AND act = 'card.done'
ORDER BY number DESC LIMIT 1

-- name: card_not_done
SELECT place FROM card WHERE report = ?1 AND place IS NOT NULL
	AND state NOT IN ('done', 'approved') ORDER BY place LIMIT 1

-- name: card_done_list
SELECT number FROM card WHERE report = ?1 AND place IS NOT NULL AND state = 'done'
ORDER BY place

-- name: card_approved_list
SELECT number, revision, place FROM card
WHERE report = ?1 AND place IS NOT NULL AND state = 'approved' ORDER BY place

-- How often somebody signed a report since it was submitted last.
-- How many signed since the report was submitted last, or another took its place.
-- name: report_signed
SELECT count(*) FROM trail
WHERE report = ?1 AND act = 'report.sign' AND number > (
	SELECT coalesce(max(number), 0) FROM trail WHERE report = ?1
		AND act IN ('report.submit', 'report.import', 'report.replace',
			'report.withdraw', 'report.return', 'report.reopen'))

-- name: seal_get
SELECT key, hash, trail, trail_hash, who, name, post, at, signature, extra
FROM seal WHERE report = ?1

-- name: seal_put
INSERT INTO seal (report, key, hash, trail, trail_hash, who, name, post, at,
	signature, extra, here)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
ON CONFLICT ({office}report) DO UPDATE SET key = excluded.key, hash = excluded.hash,
	trail = excluded.trail, trail_hash = excluded.trail_hash, who = excluded.who,
	name = excluded.name, post = excluded.post, at = excluded.at,
	signature = excluded.signature, extra = excluded.extra, here = excluded.here

-- name: seal_clear
DELETE FROM seal WHERE report = ?1

-- Whether a seal was made here. One that is said to have come with an import is, unless the
-- trail's newest word for the approval is an import that believed a seal.
-- name: seal_here
SELECT s.here = 1 OR coalesce((
	SELECT act FROM trail WHERE report = r.number AND card = 0
		AND (act = 'report.approve' OR (detail <> ''
			AND act IN ('report.import', 'report.replace')))
	ORDER BY number DESC LIMIT 1), '') NOT IN ('report.import', 'report.replace')
FROM report AS r CROSS JOIN seal AS s
WHERE s.report = r.number AND r.uuid IN (?1, lower(?1), upper(?1))

-- Whether a report was reopened since it was sealed first as what has this digest, here or by
-- whom an import believed; one that was removed meanwhile had another number. Only a signature
-- behind that, which the seal names (?3, ?4), brings the seal back: any other entry could be
-- anybody's.
-- name: seal_taken_off
SELECT t.reopened > t.first AND NOT (?3 > t.reopened AND EXISTS (
	SELECT 1 FROM trail WHERE number = ?3 AND hash = ?4))
FROM (SELECT coalesce(max(number) FILTER (WHERE act = 'report.reopen'), 0) AS reopened,
		min(number) FILTER (WHERE digest = ?2 AND (act = 'report.approve'
			OR (act IN ('report.import', 'report.replace') AND detail <> ''))) AS first
	FROM trail WHERE report IN (
		SELECT number FROM report WHERE uuid IN (?1, lower(?1), upper(?1))
		UNION ALL SELECT number FROM removed_report
		WHERE uuid IN (?1, lower(?1), upper(?1)))) AS t

-- name: trail_has
SELECT 1 FROM trail WHERE number = ?1 AND hash = ?2
