-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A database of a PostgreSQL server, behind its tables: what is made of other rows, and what
-- others are told.

-- === what is counted ===

CREATE FUNCTION card_counted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	UPDATE report SET cards = cards + 1,
		cards_done = cards_done + (new.state IN ('done', 'approved'))::int,
		unconfirmed = unconfirmed + new.unconfirmed
	WHERE office_id = new.office_id AND number = new.report;
	RETURN NULL;
END $$;

CREATE TRIGGER card_counted AFTER INSERT ON card
FOR EACH ROW WHEN (new.place IS NOT NULL) EXECUTE FUNCTION card_counted();

CREATE FUNCTION card_recounted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	here int := (new.place IS NOT NULL)::int;
	was int := (old.place IS NOT NULL)::int;
BEGIN
	UPDATE report SET cards = cards + here - was,
		cards_done = cards_done + here * (new.state IN ('done', 'approved'))::int
			- was * (old.state IN ('done', 'approved'))::int,
		unconfirmed = unconfirmed + here * new.unconfirmed - was * old.unconfirmed
	WHERE office_id = new.office_id AND number = new.report;
	RETURN NULL;
END $$;

CREATE TRIGGER card_recounted AFTER UPDATE OF place, state, unconfirmed ON card
FOR EACH ROW WHEN ((old.place IS NULL) <> (new.place IS NULL) OR old.state <> new.state
	OR old.unconfirmed <> new.unconfirmed)
EXECUTE FUNCTION card_recounted();

CREATE FUNCTION card_back() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	DELETE FROM bin_card WHERE office_id = new.office_id AND card = new.number;
	RETURN NULL;
END $$;

CREATE TRIGGER card_back AFTER UPDATE OF place ON card
FOR EACH ROW WHEN (old.place IS NULL AND new.place IS NOT NULL)
EXECUTE FUNCTION card_back();

-- === what others are told ===

-- Which office, and by whose connection: who listens reads again what is shown.
CREATE FUNCTION tell_others() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	PERFORM pg_notify('mattrakan', coalesce(office_now(), 0) || ' ' || pg_backend_pid());
	RETURN NULL;
END $$;

-- Not those that change only together with one of these.
DO $$
DECLARE
	told text;
BEGIN
	FOREACH told IN ARRAY ARRAY['report', 'card', 'bin_report', 'bin_card', 'draft',
			'head_draft', 'person_setting', 'person', 'deputy', 'person_key',
			'trail', 'seal', 'acceptance', 'rule_setting', 'unit', 'abbreviation',
			'office_setting'] LOOP
		EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I '
			'FOR EACH STATEMENT EXECUTE FUNCTION tell_others()', told || '_told', told);
	END LOOP;
END $$;
