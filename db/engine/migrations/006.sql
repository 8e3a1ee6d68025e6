-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The bin: what is removed can be brought back.

-- The bin: what was removed and can be brought back. A report there keeps all its rows and
-- is as it was; nobody sees it but who looks into the bin (db/bin.h). A card there has no
-- place, and every card without a place is there: place, behind (a card, 0: it was the
-- first) and unlinked are its struct card_spot; place 0: not known.
CREATE TABLE bin_report (
	report INTEGER PRIMARY KEY REFERENCES report,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

CREATE TABLE bin_card (
	card INTEGER PRIMARY KEY REFERENCES card,
	place INTEGER NOT NULL,
	behind INTEGER NOT NULL,
	unlinked INTEGER NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER card_back AFTER UPDATE OF place ON card
WHEN old.place IS NULL AND new.place IS NOT NULL BEGIN
	DELETE FROM bin_card WHERE card = new.number;
END;

-- Cards that were destroyed, each by itself; those of a report went with it.
CREATE TABLE removed_card (
	number INTEGER PRIMARY KEY,
	report INTEGER NOT NULL,
	uuid TEXT NOT NULL,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

-- Cards that had been taken out before there was a bin lie in it. Where each stood is not
-- known.
INSERT INTO bin_card (card, place, behind, unlinked, who, at)
SELECT c.number, 0, 0, 0, ifnull(t.who, c.who), ifnull(t.at, c.at)
FROM card AS c LEFT JOIN trail AS t ON t.number = (
	SELECT max(number) FROM trail WHERE card = c.number AND act = 'card.remove')
WHERE c.place IS NULL;
