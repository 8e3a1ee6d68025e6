-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A database of a PostgreSQL server, first part (doc/server.md): roles, the schema, which office
-- somebody stands in, and the tables that only a server has. Behind it come the tables that
-- sql2c.awk makes of schema.sql, then postgres_derived.sql, postgres_guards.sql and
-- postgres_rights.sql, all in one transaction. Run by a role that may make roles and owns the database; each function that runs
-- with the rights of another says itself where it looks for names.

DO $$
DECLARE
	wanted text;
BEGIN
	FOREACH wanted IN ARRAY ARRAY['mattrakan_admin', 'mattrakan_person',
			'mattrakan_province', 'mattrakan_inside'] LOOP
		IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted) THEN
			EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
		END IF;
	END LOOP;
	GRANT mattrakan_person, mattrakan_province TO mattrakan_admin WITH ADMIN OPTION;
	-- From 16 on who makes a role may grant it, and cannot be given that again; what is
	-- wanted besides is to have its rights.
	IF NOT pg_has_role(current_user, 'mattrakan_admin', 'USAGE') THEN
		EXECUTE format('GRANT mattrakan_admin TO %I%s', current_user,
			CASE WHEN pg_has_role(current_user, 'mattrakan_admin',
				'MEMBER WITH ADMIN OPTION') THEN '' ELSE ' WITH ADMIN OPTION' END);
	END IF;
	EXECUTE format('GRANT mattrakan_inside TO %I', current_user);
	EXECUTE format('ALTER DATABASE %I SET search_path = mattrakan', current_database());
	EXECUTE format('GRANT CREATE ON DATABASE %I TO mattrakan_admin', current_database());
	EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
	EXECUTE format('GRANT CONNECT ON DATABASE %I TO mattrakan_admin, mattrakan_person, '
		'mattrakan_province', current_database());
END $$;

SET LOCAL ROLE mattrakan_admin;
CREATE SCHEMA mattrakan;
SET LOCAL search_path = mattrakan;
GRANT USAGE ON SCHEMA mattrakan TO mattrakan_person, mattrakan_province;
GRANT USAGE, CREATE ON SCHEMA mattrakan TO mattrakan_inside;

-- Which version its tables have; one row.
CREATE TABLE about (
	one boolean PRIMARY KEY DEFAULT TRUE CHECK (one),
	version bigint NOT NULL
);

CREATE TABLE office (
	number bigint PRIMARY KEY,
	name text COLLATE "C" NOT NULL CHECK (name <> ''),
	kind text COLLATE "C",
	district text COLLATE "C",
	province text COLLATE "C",
	since bigint NOT NULL DEFAULT extract(epoch FROM now())::bigint
);

-- === who somebody is ===

-- What role the server knows somebody by: nobody can say to be another.
CREATE FUNCTION who_now() RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT session_user::text COLLATE "C"
$$;

CREATE FUNCTION administers() RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT pg_catalog.pg_has_role(session_user, 'mattrakan_admin', 'MEMBER')
$$;

-- Of the offices in which somebody is one of the people the one that mattrakan.office names, else
-- the lowest; whoever administers or looks after a province stands in any. NULL: in none.
CREATE FUNCTION office_now() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	chosen text := nullif(current_setting('mattrakan.office', TRUE), '');
	found bigint;
BEGIN
	IF chosen IS NULL THEN
		SELECT min(office_id) INTO found FROM person
		WHERE login = session_user::text AND roles <> 0;
	ELSIF chosen !~ '^[0-9]{1,18}$' THEN
		RAISE EXCEPTION 'mattrakan.office is no number of an office: %', chosen
			USING ERRCODE = 'invalid_parameter_value';
	ELSE
		SELECT office_id INTO found FROM person
		WHERE login = session_user::text AND roles <> 0
			AND office_id = chosen::bigint;
	END IF;
	IF found IS NULL AND (pg_has_role(session_user, 'mattrakan_admin', 'MEMBER')
			OR pg_has_role(session_user, 'mattrakan_province', 'MEMBER')) THEN
		-- Two statements, so that neither is planned anew each time.
		IF chosen IS NULL THEN
			SELECT min(number) INTO found FROM office;
		ELSE
			SELECT number INTO found FROM office WHERE number = chosen::bigint;
		END IF;
	END IF;
	RETURN found;
END $$;

-- The same where somebody writes: a province only reads in offices that are not its own.
CREATE FUNCTION office_own() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = mattrakan, pg_temp AS $$
DECLARE
	stands bigint := office_now();
BEGIN
	IF pg_has_role(session_user, 'mattrakan_admin', 'MEMBER') OR EXISTS (
		SELECT 1 FROM person
		WHERE login = session_user::text AND roles <> 0 AND office_id = stands) THEN
		RETURN stands;
	END IF;
	RETURN NULL;
END $$;

-- === figures ===

-- A figure as it was written: 95 is not 95.0, and a text is neither.
CREATE FUNCTION figure(bigint) RETURNS json
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT $1::text::json
$$;

CREATE FUNCTION figure(double precision) RETURNS json
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT CASE WHEN $1::text ~ '^-?[0-9]+$' THEN $1::text || '.0' ELSE $1::text END::json
$$;

CREATE FUNCTION figure(text) RETURNS json
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
	SELECT to_json($1)
$$;

