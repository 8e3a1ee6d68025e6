/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/local_drafts.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/engine/file.h"
#include "db/trust/keys.h"
#include "model/card.h"
#include "model/data.h"
#include "model/file.h"
#include "text/i18n.h"
#include "text/mem.h"

#define ENDING ".draft"

enum { NAME_HEX = 16 /* of a hash: a folder's, a session's */ };

void local_draft_release(struct local_draft *draft)
{
	free(draft->who);
	free(draft->session);
	free(draft->field);
	free(draft->body);
	*draft = (struct local_draft){0};
}

struct local_draft local_draft_copy(const struct local_draft *draft)
{
	struct local_draft copy = *draft;
	copy.who = mem_strdup(draft->who);
	copy.session = mem_strdup(draft->session);
	copy.field = mem_strdup(draft->field);
	copy.body = mem_strdup(draft->body);
	return copy;
}

struct draft local_draft_of_card(const struct local_draft *draft)
{
	return (struct draft){
		.card = draft->number,
		.revision = draft->revision,
		.who = draft->who,
		.session = draft->session,
		.field = card_field_find(draft->field),
		.cursor = draft->cursor,
		.at = draft->at,
		.body = draft->body,
	};
}

struct head_draft local_draft_of_texts(const struct local_draft *draft)
{
	return (struct head_draft){
		.report = draft->number,
		.revision = draft->revision,
		.who = draft->who,
		.session = draft->session,
		.field = draft->field,
		.cursor = draft->cursor,
		.at = draft->at,
		.body = draft->body,
	};
}

struct local_draft local_draft_from_card(const struct draft *draft)
{
	return (struct local_draft){
		.number = draft->card,
		.revision = draft->revision,
		.cursor = draft->cursor,
		.at = draft->at,
		.who = (char *)draft->who,
		.session = (char *)draft->session,
		.field = (char *)card_field_name(draft->field),
		.body = (char *)draft->body,
	};
}

struct local_draft local_draft_from_texts(const struct head_draft *draft)
{
	return (struct local_draft){
		.of_report = true,
		.number = draft->report,
		.revision = draft->revision,
		.cursor = draft->cursor,
		.at = draft->at,
		.who = (char *)draft->who,
		.session = (char *)draft->session,
		.field = (char *)draft->field,
		.body = (char *)draft->body,
	};
}

bool local_draft_same(const struct local_draft *one, const struct local_draft *two)
{
	return one->of_report == two->of_report && one->number == two->number &&
	       !strcmp(one->session, two->session);
}

void local_drafts_release(struct local_drafts *list)
{
	for (size_t i = 0; i < list->count; i++)
		local_draft_release(&list->drafts[i]);
	free(list->drafts);
	*list = (struct local_drafts){0};
}

void local_drafts_add(struct local_drafts *list, struct local_draft draft)
{
	list->drafts = mem_grow(
		list->drafts, list->count, &list->capacity, sizeof(*list->drafts));
	list->drafts[list->count++] = draft;
}

/* --- names --- */

void local_drafts_folder(const char *address, const char *who, struct str *folder)
{
	char hash[HASH_HEX + 1];
	struct str both = STR_INIT;
	str_printf(&both, "%s\n%s", address, who);
	hash_text(hash, both.data, both.bytes);
	file_data_folder(folder);
	str_printf(folder, "/drafts/%.*s", NAME_HEX, hash);
	str_release(&both);
}

static void put_path(
	const char *folder, const struct local_draft *draft, struct str *path)
{
	char hash[HASH_HEX + 1];
	hash_text(hash, draft->session, strlen(draft->session));
	str_printf(path, "%s/%s-%lld-%.*s" ENDING, folder,
		draft->of_report ? "report" : "card", (long long)draft->number, NAME_HEX,
		hash);
}

/* --- writing --- */

static void put_key(struct str *out, const char *key, const char *text)
{
	str_printf(out, ",\"%s\":", key);
	data_quote(out, text, strlen(text));
}

static void put_draft(struct str *out, const struct local_draft *draft)
{
	str_printf(out,
		"{\"of\":\"%s\",\"number\":%lld,\"revision\":%lld,\"cursor\":%lld,\"at\":"
		"%lld",
		draft->of_report ? "report" : "card", (long long)draft->number,
		(long long)draft->revision, (long long)draft->cursor,
		(long long)draft->at);
	if (draft->report)
		str_printf(out, ",\"report\":%lld", (long long)draft->report);
	put_key(out, "who", draft->who);
	put_key(out, "session", draft->session);
	put_key(out, "field", draft->field);
	str_puts(out, draft->body ? ",\"dropped\":false}\n" : ",\"dropped\":true}\n");
	if (draft->body)
		str_puts(out, draft->body);
}

static bool failed(const char *path, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, _("%s: cannot be written: %s"), path,
		error_reason(errno));
}

static bool write_all(const char *name, const struct str *text)
{
	const int file = open(name, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
	if (file < 0)
		return false;
	size_t at = 0;
	ssize_t count = 0;
	while (at < text->bytes && count >= 0) {
		count = write(file, text->data + at, text->bytes - at);
		at += count > 0 ? (size_t)count : 0;
	}
	const bool good = count >= 0 && !fsync(file);
	const int reason = errno;
	close(file);
	errno = reason;
	return good;
}

bool local_drafts_write(
	const char *folder, const struct local_draft *draft, struct error *error)
{
	static const struct folder_rights own = {.mode = 0700, .group = (gid_t)-1};
	struct str path = STR_INIT, name = STR_INIT, text = STR_INIT;
	size_t made;
	put_path(folder, draft, &path);
	put_draft(&text, draft);
	bool good = folder_make(folder, &own, &made, error) &&
		    file_begin(path.data, &name, error);
	if (good && (!write_all(name.data, &text) || rename(name.data, path.data))) {
		good = failed(path.data, error);
		unlink(name.data);
	}
	good = good && file_sync_folder(path.data, error);
	str_release(&path);
	str_release(&name);
	str_release(&text);
	return good;
}

bool local_drafts_remove(
	const char *folder, const struct local_draft *draft, struct error *error)
{
	struct str path = STR_INIT;
	put_path(folder, draft, &path);
	const bool good =
		!unlink(path.data) || errno == ENOENT || failed(path.data, error);
	str_release(&path);
	return good;
}

/* --- reading --- */

static bool read_text(const struct node *line, const char *key, char **text)
{
	struct node member;
	const char *found;
	size_t bytes;
	if (!node_required(line, key, &member, NULL) ||
		!node_string(&member, &found, &bytes, NULL))
		return false;
	*text = mem_strdup(found);
	return true;
}

static bool read_number(const struct node *line, const char *key, int64_t *number)
{
	struct node member;
	long found;
	if (!node_required(line, key, &member, NULL) ||
		!node_integer(&member, 0, LONG_MAX, &found, NULL))
		return false;
	*number = found;
	return true;
}

static bool read_line(const struct node *line, struct local_draft *draft, bool *dropped)
{
	char *of = NULL;
	struct node member;
	if (!node_object(line, NULL) || !read_text(line, "of", &of))
		return false;
	draft->of_report = !strcmp(of, "report");
	free(of);
	return read_number(line, "number", &draft->number) &&
	       (draft->number || read_number(line, "report", &draft->report)) &&
	       read_number(line, "revision", &draft->revision) &&
	       read_number(line, "cursor", &draft->cursor) &&
	       read_number(line, "at", &draft->at) &&
	       read_text(line, "who", &draft->who) &&
	       read_text(line, "session", &draft->session) &&
	       read_text(line, "field", &draft->field) &&
	       node_required(line, "dropped", &member, NULL) &&
	       node_boolean(&member, dropped, NULL);
}

/* False: it is no draft of ours. */
static bool read_one(const char *path, struct local_draft *draft)
{
	struct str text = STR_INIT;
	bool dropped = false;
	bool good = file_read(path, &text, NULL);
	const char *end = good ? memchr(text.data, '\n', text.bytes) : NULL;
	struct data *data =
		end ? data_parse(text.data, (size_t)(end - text.data), path, NULL) : NULL;
	good = false;
	if (data) {
		const struct node line = data_root(data);
		good = read_line(&line, draft, &dropped);
		if (good && !dropped)
			draft->body = mem_strdup(end + 1);
		data_free(data);
	}
	str_release(&text);
	if (!good)
		local_draft_release(draft);
	return good;
}

static bool is_draft(const char *name)
{
	const size_t bytes = strlen(name), ending = strlen(ENDING);
	return bytes > ending && !strcmp(name + bytes - ending, ENDING);
}

bool local_drafts_read(const char *folder, struct local_drafts *list, size_t *strange,
	struct error *error)
{
	DIR *entries = opendir(folder);
	const struct dirent *entry;
	*strange = 0;
	if (!entries)
		return errno == ENOENT ||
		       error_set(error, ERROR_SYSTEM, _("%s: cannot be read: %s"), folder,
			       error_reason(errno));
	while ((entry = readdir(entries))) {
		struct str path = STR_INIT;
		struct local_draft draft = {0};
		str_printf(&path, "%s/%s", folder, entry->d_name);
		if (is_draft(entry->d_name)) {
			if (read_one(path.data, &draft))
				local_drafts_add(list, draft);
			else
				++*strange;
		}
		str_release(&path);
	}
	closedir(entries);
	return true;
}
