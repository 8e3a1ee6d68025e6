-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A database of a PostgreSQL server: what no program undoes, psql neither. What was decided stays
-- so but by who may decide it, what was written down stays, and who is said to have written is who
-- did. How the office works is the program's (db/): here is no other rule of it.
--
-- Whoever administers may bring in what others did (a move, a copy that is restored), so only what
-- is append-only holds for that one. The functions run as mattrakan_inside, which sees the rows
-- of all offices: each says which office it means.

CREATE FUNCTION refuse(what text) RETURNS void
LANGUAGE plpgsql SET search_path = mattrakan, pg_temp AS $$
BEGIN
	RAISE EXCEPTION '%', what USING ERRCODE = 'insufficient_privilege';
END $$;

-- The bits of enum role (db/trust/people.h).
CREATE FUNCTION supervises(office bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
	SELECT EXISTS (SELECT 1 FROM person
		WHERE office_id = office AND login = session_user::text AND roles & 2 <> 0)
$$;

-- === what is being approved in this very transaction ===

-- Approving writes the state first and the rest behind it, so what is approved may be written
-- to till the transaction ends. card 0: the report itself. believed: by no supervisor of this
-- office, but with the seal of an import.
CREATE TABLE settled (
	office_id bigint NOT NULL,
	report bigint NOT NULL,
	card bigint NOT NULL,
	at xid8 NOT NULL,
	believed boolean NOT NULL,
	PRIMARY KEY (office_id, report, card)
);

CREATE FUNCTION settle(office bigint, of_report bigint, of_card bigint) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
	INSERT INTO settled (office_id, report, card, at, believed)
	VALUES (office, of_report, of_card, pg_current_xact_id(),
		NOT administers() AND NOT supervises(office))
	ON CONFLICT (office_id, report, card) DO UPDATE SET at = excluded.at,
		believed = excluded.believed
$$;

CREATE FUNCTION settles(office bigint, of_report bigint, of_card bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
	SELECT EXISTS (SELECT 1 FROM settled WHERE office_id = office AND report = of_report
		AND card = of_card AND at = pg_current_xact_id())
$$;

-- Whether a report, or a card, is approved since before this transaction.
CREATE FUNCTION report_closed(office bigint, of_report bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
	SELECT state = 'approved' AND NOT settles(office, of_report, 0) FROM report
	WHERE office_id = office AND number = of_report
$$;

CREATE FUNCTION card_closed(office bigint, of_card bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
	SELECT (state = 'approved' AND NOT settles(office, report, number))
		OR report_closed(office, report)
	FROM card WHERE office_id = office AND number = of_card
$$;

-- What an import brings in approved, and anybody may import, has a seal when all is written. Of
-- whom it is and whether it is right the program asks whenever it is shown.
CREATE FUNCTION settled_believed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF NOT EXISTS (SELECT 1 FROM seal AS s JOIN report AS r
			ON r.office_id = s.office_id AND r.number = s.report
			WHERE s.office_id = new.office_id AND s.report = new.report
				AND r.state = 'approved') THEN
		PERFORM refuse('only a supervisor approves');
	END IF;
	RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER settled_believed AFTER INSERT OR UPDATE ON settled
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.believed)
EXECUTE FUNCTION settled_believed();

-- === reports ===

CREATE FUNCTION report_guard_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	-- Its cards come behind it, and are counted then.
	new.cards := 0;
	new.cards_done := 0;
	new.unconfirmed := 0;
	IF new.state = 'approved' THEN
		PERFORM settle(new.office_id, new.number, 0);
	END IF;
	IF administers() THEN
		RETURN new;
	END IF;
	IF new.who <> session_user::text OR new.revision <> 1 THEN
		PERFORM refuse('a report begins with revision 1, made by who makes it');
	END IF;
	IF EXISTS (SELECT 1 FROM removed_report
			WHERE office_id = new.office_id AND number = new.number) THEN
		PERFORM refuse('the number of a report is never used again');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER report_guard_insert BEFORE INSERT ON report
FOR EACH ROW EXECUTE FUNCTION report_guard_insert();

CREATE FUNCTION report_guard_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	same report%ROWTYPE := old;
BEGIN
	IF new.state = 'approved' AND old.state <> 'approved' THEN
		PERFORM settle(new.office_id, new.number, 0);
	END IF;
	-- What the trigger of a card counts comes from within.
	IF administers() OR pg_trigger_depth() > 1 THEN
		RETURN new;
	END IF;
	new.cards := old.cards;
	new.cards_done := old.cards_done;
	new.unconfirmed := old.unconfirmed;
	IF new IS NOT DISTINCT FROM old THEN
		RETURN new;
	END IF;
	IF (new.office_id, new.number) <> (old.office_id, old.number) THEN
		PERFORM refuse('a report keeps its number');
	END IF;
	IF new.revision <> old.revision + 1 OR new.who <> session_user::text
			OR NOT EXISTS (SELECT 1 FROM report_version
				WHERE office_id = old.office_id AND report = old.number
					AND revision = old.revision) THEN
		PERFORM refuse('a change of a report is its next revision, by who makes it, '
			'and the one before is kept');
	END IF;
	IF old.state <> 'approved' THEN
		RETURN new;
	END IF;
	same.state := new.state;
	same.revision := new.revision;
	same.who := new.who;
	same.at := new.at;
	IF new.state = 'approved' OR NOT supervises(old.office_id) OR new IS DISTINCT FROM same THEN
		PERFORM refuse('what is approved does not change; a supervisor can reopen it');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER report_guard_update BEFORE UPDATE ON report
FOR EACH ROW EXECUTE FUNCTION report_guard_update();

CREATE FUNCTION report_guard_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF administers() THEN
		RETURN old;
	END IF;
	IF old.state = 'approved' OR NOT supervises(old.office_id)
			OR NOT EXISTS (SELECT 1 FROM removed_report
				WHERE office_id = old.office_id AND number = old.number) THEN
		PERFORM refuse('a report that is not approved is destroyed by a supervisor, '
			'and who did it is kept');
	END IF;
	RETURN old;
END $$;

CREATE TRIGGER report_guard_delete BEFORE DELETE ON report
FOR EACH ROW EXECUTE FUNCTION report_guard_delete();

-- Its own texts, in tables of their own.
CREATE FUNCTION report_guard_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF NOT administers() AND ((TG_OP <> 'INSERT' AND report_closed(old.office_id, old.report))
			OR (TG_OP <> 'DELETE' AND report_closed(new.office_id, new.report))) THEN
		PERFORM refuse('what is approved does not change; a supervisor can reopen it');
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN old ELSE new END;
END $$;

-- === measures ===

CREATE FUNCTION card_guard_insert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF new.state = 'approved' THEN
		PERFORM settle(new.office_id, new.report, new.number);
	END IF;
	IF administers() THEN
		RETURN new;
	END IF;
	IF new.who <> session_user::text OR new.revision <> 1 THEN
		PERFORM refuse('a measure begins with revision 1, made by who makes it');
	END IF;
	IF report_closed(new.office_id, new.report) THEN
		PERFORM refuse('what is approved does not change; a supervisor can reopen it');
	END IF;
	IF EXISTS (SELECT 1 FROM removed_card
			WHERE office_id = new.office_id AND number = new.number) THEN
		PERFORM refuse('the number of a measure is never used again');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER card_guard_insert BEFORE INSERT ON card
FOR EACH ROW EXECUTE FUNCTION card_guard_insert();

-- What a revision says: its place is not of it, nor what the words of its period mean.
CREATE FUNCTION card_guard_update() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	same card%ROWTYPE := old;
BEGIN
	IF new.state = 'approved' AND old.state <> 'approved' THEN
		PERFORM settle(new.office_id, new.report, new.number);
	END IF;
	IF administers() THEN
		RETURN new;
	END IF;
	IF report_closed(old.office_id, old.report) THEN
		PERFORM refuse('what is approved does not change; a supervisor can reopen it');
	END IF;
	same.place := new.place;
	same.period_kind := new.period_kind;
	same.period_from := new.period_from;
	same.period_to := new.period_to;
	IF new IS NOT DISTINCT FROM same THEN
		RETURN new;
	END IF;
	IF (new.office_id, new.number, new.report, new.uuid)
			<> (old.office_id, old.number, old.report, old.uuid) THEN
		PERFORM refuse('a measure keeps its number and its report');
	END IF;
	IF new.revision <> old.revision + 1 OR new.who <> session_user::text
			OR NOT EXISTS (SELECT 1 FROM card_version
				WHERE office_id = old.office_id AND card = old.number
					AND revision = old.revision) THEN
		PERFORM refuse('a change of a measure is its next revision, by who makes it, '
			'and the one before is kept');
	END IF;
	IF old.state <> 'approved' THEN
		RETURN new;
	END IF;
	same.state := new.state;
	same.revision := new.revision;
	same.who := new.who;
	same.at := new.at;
	IF new.state = 'approved' OR NOT supervises(old.office_id) OR new IS DISTINCT FROM same THEN
		PERFORM refuse('what is approved does not change; a supervisor can reopen it');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER card_guard_update BEFORE UPDATE ON card
FOR EACH ROW EXECUTE FUNCTION card_guard_update();

CREATE FUNCTION card_guard_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF administers() THEN
		RETURN old;
	END IF;
	IF old.state = 'approved' OR NOT supervises(old.office_id)
			OR report_closed(old.office_id, old.report) THEN
		PERFORM refuse('a measure that is not approved is destroyed by a supervisor');
	END IF;
	IF NOT EXISTS (SELECT 1 FROM removed_report
				WHERE office_id = old.office_id AND number = old.report)
			AND (old.place IS NOT NULL OR NOT EXISTS (SELECT 1 FROM removed_card
				WHERE office_id = old.office_id AND number = old.number)) THEN
		PERFORM refuse('what is destroyed lay in the bin, and who did it is kept');
	END IF;
	RETURN old;
END $$;

CREATE TRIGGER card_guard_delete BEFORE DELETE ON card
FOR EACH ROW EXECUTE FUNCTION card_guard_delete();

-- An import that takes the place of a report has all its cards stand nowhere for a while.
CREATE FUNCTION card_guard_out() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF EXISTS (SELECT 1 FROM card WHERE office_id = new.office_id AND number = new.number
			AND state = 'approved' AND place IS NULL) THEN
		PERFORM refuse('what is approved is not taken out; a supervisor can reopen it');
	END IF;
	RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER card_guard_out AFTER UPDATE OF place ON card
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
WHEN (old.place IS NOT NULL AND new.place IS NULL AND new.state = 'approved')
EXECUTE FUNCTION card_guard_out();

CREATE FUNCTION card_guard_part() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF NOT administers() AND ((TG_OP <> 'INSERT' AND card_closed(old.office_id, old.card))
			OR (TG_OP <> 'DELETE' AND card_closed(new.office_id, new.card))) THEN
		PERFORM refuse('what is approved does not change; a supervisor can reopen it');
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN old ELSE new END;
END $$;

DO $$
DECLARE
	part text;
BEGIN
	FOREACH part IN ARRAY ARRAY['section', 'memo', 'signature', 'unconfirmed_text', 'ita',
			'ita_item', 'ita_item_card'] LOOP
		EXECUTE format('CREATE TRIGGER report_guard_part BEFORE INSERT OR UPDATE OR DELETE '
			'ON %I FOR EACH ROW EXECUTE FUNCTION report_guard_part()', part);
	END LOOP;
	FOREACH part IN ARRAY ARRAY['step', 'owner', 'ref', 'unconfirmed', 'evidence'] LOOP
		EXECUTE format('CREATE TRIGGER card_guard_part BEFORE INSERT OR UPDATE OR DELETE '
			'ON %I FOR EACH ROW EXECUTE FUNCTION card_guard_part()', part);
	END LOOP;
END $$;

-- === what was before ===

-- A version is what its card, or its report, is at that moment, before the next revision.
CREATE FUNCTION version_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	present boolean;
BEGIN
	IF administers() THEN
		RETURN new;
	END IF;
	IF TG_TABLE_NAME = 'card_version' THEN
		SELECT (revision, who, at) = (new.revision, new.who, new.at) INTO present
		FROM card WHERE office_id = new.office_id AND number = new.card;
	ELSE
		SELECT (revision, who, at) = (new.revision, new.who, new.at) INTO present
		FROM report WHERE office_id = new.office_id AND number = new.report;
	END IF;
	IF present IS NOT TRUE THEN
		PERFORM refuse('what is kept is the revision that is about to change');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER version_guard BEFORE INSERT ON card_version
FOR EACH ROW EXECUTE FUNCTION version_guard();
CREATE TRIGGER version_guard BEFORE INSERT ON report_version
FOR EACH ROW EXECUTE FUNCTION version_guard();

-- Versions go with what they are of.
CREATE FUNCTION version_guard_gone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	there boolean;
BEGIN
	IF TG_TABLE_NAME = 'card_version' THEN
		SELECT EXISTS (SELECT 1 FROM card
			WHERE office_id = old.office_id AND number = old.card) INTO there;
	ELSE
		SELECT EXISTS (SELECT 1 FROM report
			WHERE office_id = old.office_id AND number = old.report) INTO there;
	END IF;
	IF there THEN
		PERFORM refuse('what was before stays as long as what it became');
	END IF;
	RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER version_guard_gone AFTER DELETE ON card_version
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION version_guard_gone();
CREATE CONSTRAINT TRIGGER version_guard_gone AFTER DELETE ON report_version
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION version_guard_gone();

-- === who ===

-- Rows that say who did something and are of no revision.
CREATE FUNCTION who_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF new.who <> session_user::text AND NOT administers() THEN
		PERFORM refuse('who does something is who is connected');
	END IF;
	RETURN new;
END $$;

DO $$
DECLARE
	said text;
BEGIN
	FOREACH said IN ARRAY ARRAY['bin_report', 'bin_card', 'acceptance',
			'check_found'] LOOP
		EXECUTE format('CREATE TRIGGER who_guard BEFORE INSERT OR UPDATE ON %I '
			'FOR EACH ROW EXECUTE FUNCTION who_guard()', said);
	END LOOP;
END $$;

-- Into the bin goes what is approved by a supervisor alone.
CREATE FUNCTION bin_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF NOT administers() AND NOT supervises(new.office_id) AND (EXISTS (SELECT 1 FROM report
				WHERE office_id = new.office_id AND number = new.report
					AND state = 'approved')
			OR EXISTS (SELECT 1 FROM card
				WHERE office_id = new.office_id AND report = new.report
					AND state = 'approved')) THEN
		PERFORM refuse('what is approved a supervisor removes');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER bin_guard BEFORE INSERT OR UPDATE ON bin_report
FOR EACH ROW EXECUTE FUNCTION bin_guard();

-- What is said of what was destroyed is said by the supervisor who does it, while it is there.
CREATE FUNCTION removed_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	there boolean;
BEGIN
	IF administers() THEN
		RETURN new;
	END IF;
	IF TG_TABLE_NAME = 'removed_card' THEN
		SELECT EXISTS (SELECT 1 FROM card WHERE office_id = new.office_id
			AND number = new.number AND uuid = new.uuid) INTO there;
	ELSE
		SELECT EXISTS (SELECT 1 FROM report WHERE office_id = new.office_id
			AND number = new.number AND uuid = new.uuid) INTO there;
	END IF;
	IF new.who <> session_user::text OR NOT there OR NOT supervises(new.office_id) THEN
		PERFORM refuse('what is destroyed lay in the bin, and who did it is kept');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER removed_guard BEFORE INSERT ON removed_card
FOR EACH ROW EXECUTE FUNCTION removed_guard();
CREATE TRIGGER removed_guard BEFORE INSERT ON removed_report
FOR EACH ROW EXECUTE FUNCTION removed_guard();

-- And then it goes: none of these says so of what is still there.
CREATE FUNCTION removed_guard_gone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	there boolean;
BEGIN
	IF TG_TABLE_NAME = 'removed_card' THEN
		SELECT EXISTS (SELECT 1 FROM card
			WHERE office_id = new.office_id AND number = new.number) INTO there;
	ELSE
		SELECT EXISTS (SELECT 1 FROM report
			WHERE office_id = new.office_id AND number = new.number) INTO there;
	END IF;
	IF there THEN
		PERFORM refuse('what is said to be destroyed is still there');
	END IF;
	RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER removed_guard_gone AFTER INSERT ON removed_card
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION removed_guard_gone();
CREATE CONSTRAINT TRIGGER removed_guard_gone AFTER INSERT ON removed_report
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION removed_guard_gone();

-- === the trail ===

CREATE FUNCTION trail_unchanged() RETURNS trigger
LANGUAGE plpgsql SET search_path = mattrakan, pg_temp AS $$
BEGIN
	RAISE EXCEPTION 'the trail is append only' USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE
	kept text;
BEGIN
	FOREACH kept IN ARRAY ARRAY['trail', 'trail_part'] LOOP
		EXECUTE format('CREATE TRIGGER trail_unchanged BEFORE UPDATE OR DELETE ON %I '
			'FOR EACH ROW EXECUTE FUNCTION trail_unchanged()', kept);
		EXECUTE format('CREATE TRIGGER trail_whole BEFORE TRUNCATE ON %I '
			'FOR EACH STATEMENT EXECUTE FUNCTION trail_unchanged()', kept);
	END LOOP;
END $$;

-- Behind the last entry, without a gap, by who is connected; a supervisor's act by one, with
-- the own key.
CREATE FUNCTION trail_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	last record;
BEGIN
	SELECT number, hash INTO last FROM trail WHERE office_id = new.office_id
	ORDER BY number DESC LIMIT 1;
	IF new.number <> coalesce(last.number, 0) + 1
			OR new.previous <> coalesce(last.hash, '') THEN
		PERFORM refuse('an entry of the trail comes behind the last one');
	END IF;
	IF administers() THEN
		RETURN new;
	END IF;
	IF new.who <> session_user::text THEN
		PERFORM refuse('who does something is who is connected');
	END IF;
	IF new.act IN ('card.approve', 'card.return', 'card.reopen', 'report.return',
			'report.sign', 'report.approve', 'report.reopen', 'card.destroy',
			'report.remove') AND NOT supervises(new.office_id) THEN
		PERFORM refuse('only a supervisor does this');
	END IF;
	IF new.act IN ('people.put', 'people.remove', 'people.reset', 'people.trust',
			'office.restore', 'office.recover') THEN
		PERFORM refuse('only whoever administers does this');
	END IF;
	IF new.key <> '' AND NOT EXISTS (SELECT 1 FROM person_key
			WHERE office_id = new.office_id AND key = new.key
				AND login = session_user::text) THEN
		PERFORM refuse('one signs with the own key');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER trail_guard BEFORE INSERT ON trail
FOR EACH ROW EXECUTE FUNCTION trail_guard();

-- Parts are of the entry that was just written.
CREATE FUNCTION trail_part_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	last record;
BEGIN
	IF administers() THEN
		RETURN new;
	END IF;
	SELECT number, who, parts INTO last FROM trail WHERE office_id = new.office_id
	ORDER BY number DESC LIMIT 1;
	IF new.entry IS DISTINCT FROM last.number OR last.who <> session_user::text
			OR last.parts = '' THEN
		PERFORM refuse('parts are of the entry that was just written');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER trail_part_guard BEFORE INSERT ON trail_part
FOR EACH ROW EXECUTE FUNCTION trail_part_guard();

-- === seals ===

-- One that is made here is a supervisor's own; one that comes with an import is of a key that is
-- known. None is put in the place of another.
CREATE FUNCTION seal_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF administers() THEN
		RETURN new;
	END IF;
	IF TG_OP = 'UPDATE' OR NOT settles(new.office_id, new.report, 0) THEN
		PERFORM refuse('a seal is made when its report is approved');
	END IF;
	IF NOT EXISTS (SELECT 1 FROM person_key WHERE office_id = new.office_id
			AND key = new.key AND (new.here = 0 OR login = session_user::text)) THEN
		PERFORM refuse('a seal is of a key that is known, the own one if it is made here');
	END IF;
	IF new.here <> 0 AND (new.who <> session_user::text
			OR NOT supervises(new.office_id)) THEN
		PERFORM refuse('only a supervisor seals');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER seal_guard BEFORE INSERT OR UPDATE ON seal
FOR EACH ROW EXECUTE FUNCTION seal_guard();

CREATE FUNCTION seal_guard_delete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF NOT administers() AND (NOT supervises(old.office_id) OR EXISTS (SELECT 1 FROM report
			WHERE office_id = old.office_id AND number = old.report
				AND state = 'approved')) THEN
		PERFORM refuse('a seal is taken off by reopening its report');
	END IF;
	RETURN old;
END $$;

CREATE TRIGGER seal_guard_delete BEFORE DELETE ON seal
FOR EACH ROW EXECUTE FUNCTION seal_guard_delete();

-- === people ===

-- What a person changes of the own row: how often the passphrase was wrong (columns are granted).
CREATE FUNCTION person_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF NOT administers() AND old.login <> session_user::text THEN
		PERFORM refuse('people are entered and changed by whoever administers');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER person_guard BEFORE UPDATE ON person
FOR EACH ROW EXECUTE FUNCTION person_guard();

-- The own key, which a new one takes the place of; it stays, for what it signed.
CREATE FUNCTION person_key_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF administers() THEN
		RETURN new;
	END IF;
	IF new.login IS DISTINCT FROM session_user::text OR NOT supervises(new.office_id) THEN
		PERFORM refuse('a supervisor has a key of the own');
	END IF;
	IF TG_OP = 'UPDATE' AND new.present > old.present THEN
		PERFORM refuse('a key that was retired stays so');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER person_key_guard BEFORE INSERT OR UPDATE ON person_key
FOR EACH ROW EXECUTE FUNCTION person_key_guard();

CREATE FUNCTION deputy_guard() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF NOT administers() AND (new.login <> session_user::text
			OR NOT supervises(new.office_id)) THEN
		PERFORM refuse('a place is handed over by who has it');
	END IF;
	RETURN new;
END $$;

CREATE TRIGGER deputy_guard BEFORE INSERT OR UPDATE ON deputy
FOR EACH ROW EXECUTE FUNCTION deputy_guard();

-- A person is a role of the server, of the same name; made with the rights of who enters people.
CREATE FUNCTION person_role() RETURNS trigger
LANGUAGE plpgsql SET search_path = mattrakan, pg_temp AS $$
BEGIN
	IF new.roles <> 0 THEN
		IF length(new.login::bytea) > 63 OR new.login ~ '^(pg_|mattrakan_|public$|none$)' THEN
			RAISE EXCEPTION 'no role of the server can be called %', new.login
				USING ERRCODE = 'invalid_name';
		END IF;
		IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = new.login) THEN
			EXECUTE format('CREATE ROLE %I LOGIN', new.login);
		END IF;
		IF NOT pg_catalog.pg_has_role(new.login::name, 'mattrakan_person', 'MEMBER') THEN
			EXECUTE format('GRANT mattrakan_person TO %I', new.login);
		END IF;
	ELSIF EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = new.login)
			AND NOT person_elsewhere(new.login) THEN
		EXECUTE format('REVOKE mattrakan_person FROM %I', new.login);
	END IF;
	RETURN NULL;
END $$;

-- Whether somebody is one of the people of any office.
CREATE FUNCTION person_elsewhere(of_login text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
	SELECT administers() AND EXISTS (SELECT 1 FROM person
		WHERE login = of_login AND roles <> 0)
$$;

CREATE TRIGGER person_role AFTER INSERT ON person
FOR EACH ROW EXECUTE FUNCTION person_role();
CREATE TRIGGER person_rerole AFTER UPDATE OF roles ON person
FOR EACH ROW WHEN ((old.roles = 0) <> (new.roles = 0)) EXECUTE FUNCTION person_role();
