-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The search copy has a version, and is made anew.
-- step: known_keys

-- What the program made of other rows, and by which rules of its own: where those are no
-- longer the same it makes it anew. No row: there is nothing made so yet.
CREATE TABLE derived (
	name TEXT PRIMARY KEY, -- 'search': search_copy
	version TEXT NOT NULL
) STRICT, WITHOUT ROWID;
