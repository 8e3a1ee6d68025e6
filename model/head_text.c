/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/head_text.h"

#include <stdlib.h>
#include <string.h>

#include "model/lists.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"

/* clang-format off */
#define OF_REPORT(member)  .list = HEAD_LISTS, .offset = offsetof(struct report, member)
#define OF(in, of, member) .list = (in), .offset = offsetof(struct of, member)
/* clang-format on */

static const struct head_text_row rows[HEAD_WHATS] = {
	[HEAD_TITLE] = {.path = "title",
		OF_REPORT(title),
		.part = HEAD_FORM,
		.text = TEXT_HEADING,
		.carry = CARRY_YEARS},
	[HEAD_AGENCY_TYPE] = {.path = "agency.type",
		OF_REPORT(agency.type),
		.part = HEAD_FORM,
		.text = TEXT_NAME,
		.carry = CARRY_AS_IS},
	[HEAD_AGENCY_NAME] = {.path = "agency.name",
		OF_REPORT(agency.name),
		.part = HEAD_FORM,
		.text = TEXT_NAME,
		.carry = CARRY_AS_IS},
	[HEAD_AGENCY_DISTRICT] = {.path = "agency.district",
		OF_REPORT(agency.district),
		.part = HEAD_FORM,
		.text = TEXT_NAME,
		.carry = CARRY_AS_IS},
	[HEAD_AGENCY_PROVINCE] = {.path = "agency.province",
		OF_REPORT(agency.province),
		.part = HEAD_FORM,
		.text = TEXT_NAME,
		.carry = CARRY_AS_IS},
	[HEAD_OFFICE] = {.path = "memo.office",
		OF_REPORT(memo.office),
		.part = HEAD_MEMO,
		.text = TEXT_NAME,
		.carry = CARRY_AS_IS,
		.line = true,
		.label = N_("Office"),
		.wanted =
			N_("The unit that writes the memo, with its telephone number.")},
	[HEAD_NUMBER] = {.path = "memo.number",
		OF_REPORT(memo.number),
		.part = HEAD_MEMO,
		.text = TEXT_CODE,
		.carry = CARRY_NOTHING,
		.line = true,
		.label = N_("Memo number"),
		.wanted = N_(
			"The number under which the memo is filed; may stay empty until it "
			"has one.")},
	[HEAD_DATE] = {.path = "memo.date",
		OF_REPORT(memo.date),
		.part = HEAD_MEMO,
		.text = TEXT_PERIOD,
		.carry = CARRY_NOTHING,
		.line = true,
		.label = N_("Date"),
		.wanted = N_("The day on which it is written.")},
	[HEAD_SUBJECT] = {.path = "memo.subject",
		OF_REPORT(memo.subject),
		.part = HEAD_MEMO,
		.text = TEXT_HEADING,
		.carry = CARRY_YEARS,
		.marking = MARK_IT,
		.line = true,
		.label = N_("Subject"),
		.wanted = N_("What it is about: the report and its fiscal year.")},
	[HEAD_TO] = {.path = "memo.to",
		OF_REPORT(memo.to),
		.part = HEAD_MEMO,
		.text = TEXT_NAME,
		.carry = CARRY_AS_IS,
		.line = true,
		.label = N_("To"),
		.wanted = N_("The post of who is to read it.")},
	[HEAD_SECTION_HEADING] = {.path = "memo.sections[%zu].heading",
		OF(LIST_SECTIONS, section, heading),
		.part = HEAD_MEMO,
		.text = TEXT_HEADING,
		.carry = CARRY_YEARS,
		.marking = MARK_ALONE,
		.line = true,
		.label = N_("Section %s: heading"),
		.wanted = N_(
			"A heading such as the matter, the facts, the proposal; may stay "
			"empty.")},
	[HEAD_SECTION_TEXT] = {.path = "memo.sections[%zu].text",
		OF(LIST_SECTIONS, section, text),
		.part = HEAD_MEMO,
		.text = TEXT_PROSE,
		.carry = CARRY_YEARS,
		.marking = MARK_IT,
		.label = N_("Section %s: text"),
		.wanted = N_("The text of this section.")},
	[HEAD_CLOSING] = {.path = "memo.closing",
		OF_REPORT(memo.closing),
		.part = HEAD_MEMO,
		.text = TEXT_PROSE,
		.carry = CARRY_YEARS,
		.marking = MARK_IT,
		.label = N_("Closing"),
		.wanted = N_("The last sentence, such as: for your information and "
			     "consideration.")},
	[HEAD_SIGNER_NAME] = {.path = "memo.signatures[%zu].name",
		OF(LIST_SIGNERS, signature, name),
		.part = HEAD_MEMO,
		.text = TEXT_NAME,
		.carry = CARRY_AS_IS,
		.marking = MARK_IT,
		.line = true,
		.label = N_("Signer %s: name"),
		.wanted = N_("Who signs; it stands in brackets under the dotted line.")},
	[HEAD_SIGNER_POST] = {.path = "memo.signatures[%zu].post",
		OF(LIST_SIGNERS, signature, post),
		.part = HEAD_MEMO,
		.text = TEXT_NAME,
		.carry = CARRY_AS_IS,
		.line = true,
		.label = N_("Signer %s: post"),
		.wanted = N_("The post of who signs.")},
	[HEAD_SIGNER_ACTING] = {.path = "memo.signatures[%zu].acting",
		OF(LIST_SIGNERS, signature, acting),
		.part = HEAD_MEMO,
		.text = TEXT_NAME,
		.carry = CARRY_AS_IS,
		.line = true,
		.label = N_("Signer %s: acting"),
		.wanted = N_("In whose place, where somebody acts for another.")},
	[HEAD_SIGNER_OPINION] = {.path = "memo.signatures[%zu].opinion",
		OF(LIST_SIGNERS, signature, opinion),
		.part = HEAD_MEMO,
		.text = TEXT_PROSE,
		.carry = CARRY_NOTHING,
		.label = N_("Signer %s: opinion"),
		.wanted = N_(
			"The words above the lines to write on, such as: opinion of the "
			"chief administrator.")},
	[HEAD_SIGNER_DATE] = {.path = "memo.signatures[%zu].date",
		OF(LIST_SIGNERS, signature, date),
		.part = HEAD_MEMO,
		.text = TEXT_PERIOD,
		.carry = CARRY_NOTHING,
		.line = true,
		.label = N_("Signer %s: date"),
		.wanted = N_(
			"The day of the signature; mostly left to be written by hand.")},
	[HEAD_BEFORE_HEADING] = {.path = "before[%zu].heading",
		OF(LIST_BEFORE, section, heading),
		.part = HEAD_TEXTS,
		.text = TEXT_HEADING,
		.carry = CARRY_YEARS,
		.marking = MARK_ALONE,
		.label = N_("Before %s: heading"),
		.wanted = N_("A heading of its own, or nothing.")},
	[HEAD_BEFORE_TEXT] = {.path = "before[%zu].text",
		OF(LIST_BEFORE, section, text),
		.part = HEAD_TEXTS,
		.text = TEXT_PROSE,
		.carry = CARRY_YEARS,
		.marking = MARK_IT,
		.label = N_("Before %s: text"),
		.wanted = N_(
			"What stands before the table: why the report is made, which results "
			"it rests on.")},
	[HEAD_AFTER_HEADING] = {.path = "after[%zu].heading",
		OF(LIST_AFTER, section, heading),
		.part = HEAD_TEXTS,
		.text = TEXT_HEADING,
		.carry = CARRY_YEARS,
		.marking = MARK_ALONE,
		.label = N_("After %s: heading"),
		.wanted = N_("A heading of its own, or nothing.")},
	[HEAD_AFTER_TEXT] = {.path = "after[%zu].text",
		OF(LIST_AFTER, section, text),
		.part = HEAD_TEXTS,
		.text = TEXT_PROSE,
		.carry = CARRY_YEARS,
		.marking = MARK_IT,
		.label = N_("After %s: text"),
		.wanted =
			N_("What stands behind the table: problems met, suggestions, who "
			   "reports.")},
};

const struct head_text_row *head_text_row(enum head_what what)
{
	return &rows[what];
}

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
	return rows[what].list;
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
	const enum head_list list = rows[what].list;
	char *start = (char *)report;
	if (list != HEAD_LISTS) {
		size_t size, *count;
		start = elements(report, list, &size, &count);
		if (index >= *count)
			return NULL;
		start += index * size;
	}
	return (char **)(void *)(start + rows[what].offset);
}

void head_put_text(
	struct report *report, enum head_what what, size_t index, const char *text)
{
	char **place = head_text(report, what, index);
	if (!place)
		return;
	char *copy = mem_strdup(text);
	free(*place);
	*place = copy;
	if (rows[what].part == HEAD_MEMO)
		report->memo.present = true;
	else if (what >= HEAD_AGENCY_TYPE && what <= HEAD_AGENCY_PROVINCE)
		report->agency.present = true;
}

void head_path(struct str *out, enum head_what what, size_t index)
{
	const char *path = rows[what].path;
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

void head_walk(const struct report *report, enum head_what first, enum head_what last,
	head_visit *visit, void *context)
{
	for (enum head_what what = first, end; what <= last; what = end) {
		const enum head_list list = rows[what].list;
		const size_t count =
			list == HEAD_LISTS ? 1 : head_list_count(report, list);
		for (end = what + 1; list != HEAD_LISTS && end <= last; end++)
			if (rows[end].list != list)
				break;
		for (size_t i = 0; i < count; i++)
			for (enum head_what each = what; each < end; each++)
				visit(context, each, i,
					*head_text((struct report *)report, each, i));
	}
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

struct count {
	const struct report *report;
	unsigned all, outside;
};

static void count_unconfirmed(
	void *context, enum head_what what, size_t index, const char *text)
{
	struct count *count = context;
	(void)text;
	if (!head_unconfirmed(count->report, what, index))
		return;
	count->all++;
	count->outside += rows[what].part != HEAD_MEMO;
}

unsigned head_unconfirmed_count(const struct report *report, unsigned *others)
{
	struct count count = {report, 0, 0};
	if (report->unconfirmed.count)
		head_walk(
			report, HEAD_OFFICE, HEAD_AFTER_TEXT, count_unconfirmed, &count);
	if (others)
		*others = count.outside;
	return count.all;
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
			rows[what].list != list)
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

bool head_list_take(struct report *report, enum head_list list, size_t index,
	struct head_taken *taken)
{
	size_t size, *count;
	*taken = (struct head_taken){.list = list, .index = index};
	if (index >= head_list_count(report, list))
		return false;
	for (enum head_what what = 0; what < HEAD_WHATS; what++)
		if (rows[what].list == list && head_unconfirmed(report, what, index))
			taken->unconfirmed |= 1u << what;
	for (size_t i = index; i + 1 < head_list_count(report, list); i++)
		swap(report, list, i);
	const char *first = elements(report, list, &size, &count);
	/* Both are made of texts alone. */
	memcpy(taken->texts, first + (*count - 1) * size, size);
	--*count;
	names_follow(report, list, index, follow_remove);
	return true;
}

size_t head_list_put_back(struct report *report, const struct head_taken *taken)
{
	const enum head_list list = taken->list;
	const size_t index = MIN(taken->index, head_list_count(report, list));
	size_t size, *count;
	head_list_insert(report, list, index - 1); /* before the first: SIZE_MAX */
	char **texts = (char **)(void *)(elements(report, list, &size, &count));
	texts += index * (size / sizeof(char *));
	for (size_t i = 0; i < size / sizeof(char *); i++) {
		free(texts[i]);
		texts[i] = taken->texts[i] ? mem_strdup(taken->texts[i]) : NULL;
	}
	for (enum head_what what = 0; what < HEAD_WHATS; what++)
		if (taken->unconfirmed & 1u << what)
			head_mark_carried(report, what, index);
	return index;
}

void head_taken_release(struct head_taken *taken)
{
	for (size_t i = 0; i < COUNT(taken->texts); i++)
		free(taken->texts[i]);
	*taken = (struct head_taken){.list = taken->list};
}

void head_list_remove(struct report *report, enum head_list list, size_t index)
{
	struct head_taken taken;
	head_list_take(report, list, index, &taken);
	head_taken_release(&taken);
}

_Static_assert(sizeof(struct section) == 3 * sizeof(char *) &&
		       sizeof(struct signature) == HEAD_TAKEN_TEXTS * sizeof(char *),
	"sections and signatures are made of texts alone");
