/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That the file's schema is the program's own.
 *
 * Whoever may write to the file can lay tables, indexes, triggers and views into it; a
 * trigger or view would run with the rights of whoever uses the file next. Three things
 * keep them from it: views are switched off (sqlite.c), a statement into which another's
 * trigger would be compiled is not prepared (sqlite_guard()), and nothing is written
 * while the schema holds what is not of schema.sql (sqlite_check_schema(), which looks
 * again only where somebody changed it). It asks for the version of the file each time: a
 * newer program may have changed that while the file was open. Comments, white space and the order of columns,
 * which migrations change, do not count.
 */
#include <config.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "db/engine/driver.h"
#include "db/engine/engine.h"
#include "db/engine/query.h"
#include "db/engine/sqlite.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/mem.h"
#include "text/str.h"

/* --- what a statement says, but for how it is written --- */

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool is_word(char byte)
{
	const unsigned char unit = (unsigned char)byte;
	return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') ||
	       (unit >= '0' && unit <= '9') || unit == '_' || unit >= 0x80;
}

/* Over white space and comments. */
static const char *skip_space(const char *at)
{
	for (;;) {
		const char *end = NULL;
		if (is_space(*at))
			at++;
		else if (strncmp(at, "--", 2) == 0)
			at += strcspn(at, "\n");
		else if (strncmp(at, "/*", 2) == 0 && (end = strstr(at + 2, "*/")))
			at = end + 2;
		else
			return at;
	}
}

/* A quoted name that is a word counts as the word, which is how renaming a table writes
 * it. */
bool sqlite_next_token(const char **at, struct str *token)
{
	str_clear(token);
	const char *start = *at = skip_space(*at);
	if (!*start)
		return false;
	if (*start == '\'' || *start == '"') {
		const char *end = strchr(start + 1, *start);
		*at = end ? end + 1 : start + strlen(start);
		str_append(token, start, (size_t)(*at - start));
		bool word = *start == '"' && token->bytes > 2;
		for (size_t i = 1; word && i + 1 < token->bytes; i++)
			word = is_word(token->data[i]);
		if (word) {
			str_truncate(token, token->bytes - 1);
			memmove(token->data, token->data + 1, token->bytes);
			str_truncate(token, token->bytes - 1);
		}
		return true;
	}
	while (is_word(**at))
		++*at;
	*at += *at == start;
	str_append(token, start, (size_t)(*at - start));
	return true;
}

struct parts {
	char **items;
	size_t count, capacity;
};

static void add_part(struct parts *parts, struct str *part)
{
	parts->items =
		mem_grow(parts->items, parts->count, &parts->capacity, sizeof(char *));
	parts->items[parts->count++] = str_detach(part);
	str_init(part);
}

static int compare_parts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* What it says as one text: what is outside its brackets, then what stands between the
 * commas of the outermost ones, in the order of the alphabet. */
static char *meaning(const char *sql)
{
	struct parts parts = {0};
	struct str token = STR_INIT, part = STR_INIT, out = STR_INIT;
	size_t depth = 0;
	for (const char *at = sql; sqlite_next_token(&at, &token);) {
		depth -= *token.data == ')' && depth;
		const bool ends = depth <= 1 && strchr("(),", *token.data);
		if (ends && *token.data != '(') {
			add_part(&parts, &part);
		} else {
			str_append(depth ? &part : &out, token.data, token.bytes);
			str_putc(depth ? &part : &out, ' ');
		}
		depth += *token.data == '(';
	}
	add_part(&parts, &part);
	qsort(parts.items, parts.count, sizeof(char *), compare_parts);
	for (size_t i = 0; i < parts.count; i++) {
		str_printf(&out, ",%s", parts.items[i]);
		free(parts.items[i]);
	}
	free(parts.items);
	str_release(&token);
	str_release(&part);
	return str_detach(&out);
}

/* --- objects --- */

struct object {
	char *kind, *name; /* table, index, trigger, view */
	char *sql;
	bool found;
};

struct objects {
	struct object *items;
	size_t count, capacity;
};

/* CREATE [VIRTUAL] kind name …: kind in small letters, and name. False: another
 * statement. */
static bool read_name(const char *sql, struct str *kind, struct str *name)
{
	const char *at = sql;
	if (!sqlite_next_token(&at, kind) || strcmp(kind->data, "CREATE") != 0 ||
		!sqlite_next_token(&at, kind))
		return false;
	if (strcmp(kind->data, "VIRTUAL") == 0)
		sqlite_next_token(&at, kind);
	for (char *letter = kind->data; *letter; letter++)
		*letter = (char)tolower((unsigned char)*letter);
	return sqlite_next_token(&at, name);
}

static void add_object(struct objects *objects, const char *sql)
{
	struct str kind = STR_INIT, name = STR_INIT;
	if (read_name(sql, &kind, &name)) {
		objects->items = mem_grow(objects->items, objects->count,
			&objects->capacity, sizeof(*objects->items));
		objects->items[objects->count++] = (struct object){
			.kind = str_detach(&kind),
			.name = str_detach(&name),
			.sql = mem_strdup(skip_space(sql)),
		};
	}
	str_release(&kind);
	str_release(&name);
}

static struct objects *read_own(void)
{
	struct objects *objects = mem_new(1, sizeof(*objects));
	struct str sql = STR_INIT;
	for (const char *at = sql_schema, *end; (end = strchr(at, ';')); at = end + 1) {
		str_append(&sql, at, (size_t)(end - at) + 1);
		if (!sqlite3_complete(sql.data))
			continue;
		/* The file keeps a statement without its end. */
		str_truncate(&sql, sql.bytes - 1);
		add_object(objects, sql.data);
		str_clear(&sql);
	}
	str_release(&sql);
	return objects;
}

/* The program's own, read from schema.sql once a connection. */
static struct objects *own_objects(struct sqlite *sqlite)
{
	if (!sqlite->own)
		sqlite->own = read_own();
	return sqlite->own;
}

void sqlite_schema_release(struct sqlite *sqlite)
{
	struct objects *objects = sqlite->own;
	sqlite->own = NULL;
	if (!objects)
		return;
	for (size_t i = 0; i < objects->count; i++) {
		free(objects->items[i].kind);
		free(objects->items[i].name);
		free(objects->items[i].sql);
	}
	free(objects->items);
	free(objects);
}

static struct object *find(
	const struct objects *objects, const char *kind, const char *name)
{
	for (size_t i = 0; i < objects->count; i++)
		if (strcmp(objects->items[i].kind, kind) == 0 &&
			strcmp(objects->items[i].name, name) == 0)
			return &objects->items[i];
	return NULL;
}

/* --- the guard --- */

static int authorize(void *context, int action, const char *first, const char *second,
	const char *database, const char *through)
{
	(void)first, (void)second, (void)database;
	/* Reading goes through names of WITH too; a trigger matters for what it changes. */
	const bool changes = action == SQLITE_INSERT || action == SQLITE_UPDATE ||
			     action == SQLITE_DELETE;
	if (!through || !changes)
		return SQLITE_OK;
	return find(own_objects(context), "trigger", through) ? SQLITE_OK : SQLITE_DENY;
}

/* Lets no statement of this connection change anything through triggers that are not of
 * schema.sql. */
void sqlite_guard(struct store *store)
{
	struct sqlite *sqlite = sqlite_of(store);
	sqlite3_set_authorizer(sqlite->file, authorize, sqlite);
}

/* --- the check --- */

static void put_object(struct str *out, const char *kind, const char *name)
{
	str_printf(out, "%s%s %s", out->bytes ? ", " : "", kind, name);
}

/* SQLite's own tables, and those in which the search index keeps what it knows. */
static bool is_kept_by_sqlite(const char *kind, const char *name)
{
	static const char index[] = "search_index_";
	return strncmp(name, "sqlite_", strlen("sqlite_")) == 0 ||
	       (strcmp(kind, "table") == 0 && strncmp(name, index, strlen(index)) == 0);
}

/* Whether it is an object of schema.sql, and stands there byte for byte, as in nearly all
 * files: then neither that nor what it means has to be taken apart, which every start would
 * pay. *at: where the one before ended, for they mostly come in that order. */
static bool stands_in_schema(
	const char **at, const char *kind, const char *name, const char *sql)
{
	const size_t bytes = strlen(sql);
	const char *found = strstr(*at, sql);
	if (!found)
		found = strstr(sql_schema, sql);
	/* It has to be all of a statement: those within a trigger begin with a tab. */
	if (!found || (found > sql_schema && found[-1] != '\n') ||
		strncmp(found + bytes, ";\n", 2) != 0)
		return false;
	*at = found + bytes;
	struct str its_kind = STR_INIT, its_name = STR_INIT;
	const bool its_own =
		read_name(sql, &its_kind, &its_name) &&
		strcmp(its_kind.data, kind) == 0 && strcmp(its_name.data, name) == 0 &&
		(strcmp(kind, "trigger") != 0 || strcmp(sql + bytes - 3, "END") == 0);
	str_release(&its_kind);
	str_release(&its_name);
	return its_own;
}

static bool say_the_same(const char *a, const char *b)
{
	if (strcmp(a, b) == 0)
		return true;
	char *meant = meaning(a), *other = meaning(b);
	const bool same = strcmp(meant, other) == 0;
	free(meant);
	free(other);
	return same;
}

/* at: as for stands_in_schema(); NULL: which ones are there is wanted. */
static void look_at_object(
	struct sqlite *sqlite, const char **at, struct query *query, struct str *foreign)
{
	const char *kind = query_column_text(query), *name = query_column_text(query);
	const char *sql = query_column_text(query);
	if (is_kept_by_sqlite(kind, name) ||
		(at && stands_in_schema(at, kind, name, sql)))
		return;
	struct object *object = find(own_objects(sqlite), kind, name);
	if (object && say_the_same(object->sql, sql))
		object->found = true;
	else
		put_object(foreign, kind, name);
}

static bool look_at_objects(
	struct store *store, const char **at, struct str *foreign, struct error *error)
{
	struct query query = query_open(store, SQL_FILE_SCHEMA);
	enum query_outcome outcome;
	while ((outcome = query_step(&query, error)) == QUERY_ROW)
		look_at_object(sqlite_of(store), at, &query, foreign);
	query_close(&query);
	return outcome == QUERY_DONE;
}

bool sqlite_compare_schema(struct store *store, struct str *foreign, struct str *missing,
	struct error *error)
{
	struct objects *own = own_objects(sqlite_of(store));
	for (size_t i = 0; i < own->count; i++)
		own->items[i].found = false;
	const bool good = look_at_objects(store, NULL, foreign, error);
	for (size_t i = 0; i < own->count; i++)
		/* A trigger that is gone runs no more; what it kept is looked at itself. */
		if (!own->items[i].found && strcmp(own->items[i].kind, "trigger") != 0)
			put_object(missing, own->items[i].kind, own->items[i].name);
	return good;
}

/* A newer program may have brought the file to its own version meanwhile: what this one
 * would write is none of that version. */
static bool check_version(struct store *store, struct error *error)
{
	int version;
	if (!sqlite_get_version(store, &version, error))
		return false;
	return version <= SCHEMA_VERSION ||
	       error_set(error, ERROR_SYSTEM,
		       _("%s: a newer version of mattrakan has brought this office file "
			 "up to date (to version %d) while it was open; this one knows "
			 "versions up to %d and writes nothing to it any more; save what "
			 "is typed elsewhere, leave, and start mattrakan again"),
		       store->path, version, SCHEMA_VERSION);
}

bool sqlite_check_schema(struct store *store, struct error *error)
{
	struct sqlite *sqlite = sqlite_of(store);
	if (!check_version(store, error))
		return false;
	int64_t number = 0;
	struct query query = query_open(store, SQL_FILE_SCHEMA_NUMBER);
	if (!query_one_integer(&query, &number, error))
		return false;
	if (number == sqlite->schema_number)
		return true;
	struct str foreign = STR_INIT;
	const char *at = sql_schema;
	bool good = look_at_objects(store, &at, &foreign, error);
	if (good && foreign.bytes)
		good = error_set(error, ERROR_SYSTEM,
			_("%s: somebody has put into this file what is not of this "
			  "program and could change what others do: %s; nothing is "
			  "written. It can still be read and exported. Ask who looks "
			  "after the file to find out who did it and to take it out"),
			store->path, foreign.data);
	if (good)
		sqlite->schema_number = number;
	str_release(&foreign);
	return good;
}

/* --- versions --- */

bool sqlite_get_version(struct store *store, int *version, struct error *error)
{
	struct query query = query_open(store, SQL_FILE_VERSION);
	int64_t value = 0;
	if (!query_one_integer(&query, &value, error))
		return false;
	*version = (int)value;
	return true;
}

bool sqlite_set_version(struct store *store, int version, struct error *error)
{
	/* A pragma takes no parameters; the number is ours. */
	struct str text = STR_INIT;
	str_printf(&text, "PRAGMA user_version = %d", version);
	const bool good = sqlite_run(store, text.data, error);
	str_release(&text);
	return good;
}

void sqlite_migrating(struct store *store, bool on)
{
	sqlite3_db_config(sqlite_of(store)->file, SQLITE_DBCONFIG_ENABLE_FKEY, !on, NULL);
	sqlite_of(store)->schema_number = 0; /* it is looked at when all is done */
}

bool sqlite_references_hold(struct store *store, struct error *error)
{
	struct query query = query_open(store, SQL_VERIFY_FOREIGN_KEYS);
	enum query_outcome outcome = query_step(&query, error);
	query_close(&query);
	if (outcome == QUERY_ROW)
		engine_fail(store, FAULT_CORRUPT, error);
	return outcome == QUERY_DONE;
}
