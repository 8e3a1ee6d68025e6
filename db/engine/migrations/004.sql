-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Reports can be removed; their numbers stay theirs.

-- Reports that were removed, who did it and when. Numbers are never used again, of reports
-- or of cards: last_card is the highest number that any card had till then.
CREATE TABLE removed_report (
	number INTEGER PRIMARY KEY,
	last_card INTEGER NOT NULL,
	uuid TEXT NOT NULL,
	fiscal_year INTEGER NOT NULL,
	months INTEGER NOT NULL,
	title TEXT,
	who TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT;

CREATE INDEX removed_report_card ON removed_report (last_card);
