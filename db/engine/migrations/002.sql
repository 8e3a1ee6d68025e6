-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Fields that were carried over and are not confirmed; drafts of a report's own texts.

ALTER TABLE report ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN unconfirmed_present INTEGER NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0;

DROP TRIGGER card_counted;
DROP TRIGGER card_recounted;

CREATE TRIGGER card_counted AFTER INSERT ON card BEGIN
	UPDATE report SET
		cards = cards + (new.place IS NOT NULL),
		cards_done = cards_done
			+ (new.place IS NOT NULL AND new.state IN ('done', 'approved')),
		unconfirmed = unconfirmed + (new.place IS NOT NULL) * new.unconfirmed
	WHERE number = new.report;
END;

CREATE TRIGGER card_recounted AFTER UPDATE OF place, state, unconfirmed ON card BEGIN
	UPDATE report SET
		cards = cards + (new.place IS NOT NULL) - (old.place IS NOT NULL),
		cards_done = cards_done
			+ (new.place IS NOT NULL AND new.state IN ('done', 'approved'))
			- (old.place IS NOT NULL AND old.state IN ('done', 'approved')),
		unconfirmed = unconfirmed
			+ (new.place IS NOT NULL) * new.unconfirmed
			- (old.place IS NOT NULL) * old.unconfirmed
	WHERE number = new.report;
END;

CREATE INDEX owner_name ON owner (text);

CREATE TABLE unconfirmed (
	card INTEGER NOT NULL REFERENCES card,
	place INTEGER NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (card, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE head_draft (
	report INTEGER NOT NULL REFERENCES report,
	who TEXT NOT NULL,
	session TEXT NOT NULL,
	revision INTEGER NOT NULL,
	field TEXT NOT NULL, -- e.g. memo.subject, before[1].text
	cursor INTEGER NOT NULL,
	at INTEGER NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (report, who, session)
) STRICT;

CREATE INDEX head_draft_newest ON head_draft (who, at DESC);
