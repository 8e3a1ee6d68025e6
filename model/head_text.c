/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/head_text.h"

#include <stdlib.h>
#include <string.h>

#include "text/mem.h"

static const struct {
	const char *path; /* %zu: the index */
	enum head_list list;
	size_t offset; /* of the char * in the memo, section or signature */
} whats[HEAD_WHATS] = {
	[HEAD_OFFICE] = {"memo.office", HEAD_LISTS, offsetof(struct memo, office)},
	[HEAD_NUMBER] = {"memo.number", HEAD_LISTS, offsetof(struct memo, number)},
	[HEAD_DATE] = {"memo.date", HEAD_LISTS, offsetof(struct memo, date)},
	[HEAD_SUBJECT] = {"memo.subject", HEAD_LISTS, offsetof(struct memo, subject)},
	[HEAD_TO] = {"memo.to", HEAD_LISTS, offsetof(struct memo, to)},
	[HEAD_SECTION_HEADING] = {"memo.sections[%zu].heading", LIST_SECTIONS,
		offsetof(struct section, heading)},
	[HEAD_SECTION_TEXT] = {"memo.sections[%zu].text", LIST_SECTIONS,
		offsetof(struct section, text)},
	[HEAD_CLOSING] = {"memo.closing", HEAD_LISTS, offsetof(struct memo, closing)},
	[HEAD_SIGNER_NAME] = {"memo.signatures[%zu].name", LIST_SIGNERS,
		offsetof(struct signature, name)},
	[HEAD_SIGNER_POST] = {"memo.signatures[%zu].post", LIST_SIGNERS,
		offsetof(struct signature, post)},
	[HEAD_SIGNER_ACTING] = {"memo.signatures[%zu].acting", LIST_SIGNERS,
		offsetof(struct signature, acting)},
	[HEAD_SIGNER_OPINION] = {"memo.signatures[%zu].opinion", LIST_SIGNERS,
		offsetof(struct signature, opinion)},
	[HEAD_SIGNER_DATE] = {"memo.signatures[%zu].date", LIST_SIGNERS,
		offsetof(struct signature, date)},
	[HEAD_BEFORE_HEADING] = {"before[%zu].heading", LIST_BEFORE,
		offsetof(struct section, heading)},
	[HEAD_BEFORE_TEXT] = {"before[%zu].text", LIST_BEFORE,
		offsetof(struct section, text)},
	[HEAD_AFTER_HEADING] = {"after[%zu].heading", LIST_AFTER,
		offsetof(struct section, heading)},
	[HEAD_AFTER_TEXT] = {"after[%zu].text", LIST_AFTER,
		offsetof(struct section, text)},
};

/* --- texts and their paths --- */

static struct section_list *sections_of(struct report *report, enum head_list list)
{
	switch (list) {
	case LIST_SECTIONS: return &report->memo.sections;
	case LIST_BEFORE: return &report->before;
	case LIST_AFTER: return &report->after;
	default: return NULL;
	}
}

enum head_list head_list_of(enum head_what what)
{
	return whats[what].list;
}

size_t head_list_count(const struct report *report, enum head_list list)
{
	const struct section_list *sections = sections_of((struct report *)report, list);
	return sections ? sections->count : report->memo.count;
}

/* The first element, the size of one, and the number of them. */
static char *elements(
	struct report *report, enum head_list list, size_t *size, size_t **count)
{
	struct section_list *sections = sections_of(report, list);
	if (sections) {
		*size = sizeof(sections->items[0]);
		*count = &sections->count;
		return (char *)sections->items;
	}
	*size = sizeof(report->memo.signatures[0]);
	*count = &report->memo.count;
	return (char *)report->memo.signatures;
}

char **head_text(struct report *report, enum head_what what, size_t index)
{
	const enum head_list list = whats[what].list;
	char *start = (char *)&report->memo;
	if (list != HEAD_LISTS) {
		size_t size, *count;
		start = elements(report, list, &size, &count);
		if (index >= *count)
			return NULL;
		start += index * size;
	}
	return (char **)(void *)(start + whats[what].offset);
}

void head_put_text(
	struct report *report, enum head_what what, size_t index, const char *text)
{
	const enum head_list list = whats[what].list;
	char **place = head_text(report, what, index);
	if (!place)
		return;
	char *copy = mem_strdup(text);
	free(*place);
	*place = copy;
	if (list != LIST_BEFORE && list != LIST_AFTER)
		report->memo.present = true;
}

void head_path(struct str *out, enum head_what what, size_t index)
{
	const char *path = whats[what].path;
	const char *place = strstr(path, "%zu");
	if (!place) {
		str_puts(out, path);
		return;
	}
	str_append(out, path, (size_t)(place - path));
	str_printf(out, "%zu", index);
	str_puts(out, place + strlen("%zu"));
}

bool head_path_parse(const char *path, enum head_what *what, size_t *index)
{
	struct str canonical = STR_INIT;
	const char *bracket = strchr(path, '[');
	/* Longer than any list: no index at all. */
	const unsigned long number = bracket ? strtoul(bracket + 1, NULL, 10) : 0;
	bool found = false;
	for (enum head_what each = 0; each < HEAD_WHATS && !found; each++) {
		str_clear(&canonical);
		head_path(&canonical, each, number);
		found = strcmp(canonical.data, path) == 0;
		if (found)
			*what = each;
	}
	if (found)
		*index = number;
	str_release(&canonical);
	return found;
}

size_t opinion_heading(const char *opinion)
{
	static const char start[] = "ความเห็นของ";
	if (!opinion || strncmp(opinion, start, sizeof(start) - 1) != 0)
		return 0;
	const size_t line = strcspn(opinion, "\n");
	return line + (opinion[line] == '\n');
}

/* --- carried over and not yet confirmed --- */

/* Where the list names the path, from an element on; its count: nowhere. */
static size_t find_name(const struct string_list *list, size_t from, const char *path)
{
	while (from < list->count && strcmp(list->items[from], path) != 0)
		from++;
	return from;
}

bool head_unconfirmed(const struct report *report, enum head_what what, size_t index)
{
	struct str path = STR_INIT;
	if (report->unconfirmed.count == 0)
		return false;
	head_path(&path, what, index);
	const bool found =
		find_name(&report->unconfirmed, 0, path.data) < report->unconfirmed.count;
	str_release(&path);
	return found;
}

void head_mark_carried(struct report *report, enum head_what what, size_t index)
{
	struct str path = STR_INIT;
	if (head_unconfirmed(report, what, index))
		return;
	head_path(&path, what, index);
	string_list_add(&report->unconfirmed, path.data);
	str_release(&path);
}

static void drop_name(struct string_list *list, size_t at)
{
	free(list->items[at]);
	list->count--;
	memmove(&list->items[at], &list->items[at + 1],
		(list->count - at) * sizeof(list->items[0]));
}

void head_confirm(struct report *report, enum head_what what, size_t index)
{
	struct string_list *list = &report->unconfirmed;
	struct str path = STR_INIT;
	if (!head_unconfirmed(report, what, index))
		return;
	head_path(&path, what, index);
	for (size_t at = 0; (at = find_name(list, at, path.data)) < list->count;)
		drop_name(list, at);
	str_release(&path);
	/* Where nothing is left, the key goes as it came. */
	if (list->count == 0)
		string_list_release(list);
}

unsigned head_unconfirmed_count(const struct report *report, unsigned *others)
{
	unsigned count = 0, outside = 0;
	for (enum head_what what = 0; what < HEAD_WHATS; what++) {
		const enum head_list list = whats[what].list;
		const size_t last =
			list == HEAD_LISTS ? 1 : head_list_count(report, list);
		for (size_t i = 0; report->unconfirmed.count && i < last; i++) {
			const unsigned one = head_unconfirmed(report, what, i);
			count += one;
			outside += list == LIST_BEFORE || list == LIST_AFTER ? one : 0;
		}
	}
	if (others)
		*others = outside;
	return count;
}

/* What becomes of an index: SIZE_MAX, it is gone. */
typedef size_t follow(size_t index, size_t changed);

static size_t follow_insert(size_t index, size_t changed)
{
	return index >= changed ? index + 1 : index;
}

static size_t follow_remove(size_t index, size_t changed)
{
	return index == changed ? SIZE_MAX : index > changed ? index - 1 : index;
}

static size_t follow_swap(size_t index, size_t changed)
{
	return index == changed ? index + 1 : index == changed + 1 ? changed : index;
}

static void names_follow(
	struct report *report, enum head_list list, size_t changed, follow *to)
{
	struct string_list *names = &report->unconfirmed;
	for (size_t i = 0; i < names->count; i++) {
		enum head_what what;
		size_t index;
		if (!head_path_parse(names->items[i], &what, &index) ||
			whats[what].list != list)
			continue;
		struct str path = STR_INIT;
		const size_t now = to(index, changed);
		if (now == SIZE_MAX) {
			drop_name(names, i--);
			continue;
		}
		head_path(&path, what, now);
		free(names->items[i]);
		names->items[i] = str_detach(&path);
	}
	if (names->count == 0 && names->items)
		string_list_release(names);
}

/* --- changing lists --- */

static void swap_bytes(char *a, char *b, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++) {
		const char byte = a[i];
		a[i] = b[i];
		b[i] = byte;
	}
}

static void swap(struct report *report, enum head_list list, size_t index)
{
	size_t size, *count;
	char *first = elements(report, list, &size, &count);
	if (index + 1 < *count)
		swap_bytes(first + index * size, first + (index + 1) * size, size);
}

void head_list_swap(struct report *report, enum head_list list, size_t index)
{
	if (index + 1 >= head_list_count(report, list))
		return;
	swap(report, list, index);
	names_follow(report, list, index, follow_swap);
}

void head_list_insert(struct report *report, enum head_list list, size_t index)
{
	struct section_list *sections = sections_of(report, list);
	if (sections)
		section_list_add(sections)->text = mem_strdup("");
	else
		memo_add_signature(&report->memo)->name = mem_strdup("");
	if (list == LIST_SECTIONS || list == LIST_SIGNERS)
		report->memo.present = true;
	const size_t wanted = index == SIZE_MAX ? 0 : index + 1;
	for (size_t i = head_list_count(report, list) - 1; i > wanted; i--)
		swap(report, list, i - 1);
	names_follow(report, list, wanted, follow_insert);
}

void head_list_remove(struct report *report, enum head_list list, size_t index)
{
	size_t size, *count;
	for (size_t i = index; i + 1 < head_list_count(report, list); i++)
		swap(report, list, i);
	const char *first = elements(report, list, &size, &count);
	if (index >= *count)
		return;
	/* Both are made of texts alone. */
	char *const *texts = (char *const *)(const void *)(first + (*count - 1) * size);
	for (size_t i = 0; i < size / sizeof(char *); i++)
		free(texts[i]);
	--*count;
	names_follow(report, list, index, follow_remove);
}

_Static_assert(sizeof(struct section) == 3 * sizeof(char *) &&
		       sizeof(struct signature) == 6 * sizeof(char *),
	"sections and signatures are made of texts alone");
