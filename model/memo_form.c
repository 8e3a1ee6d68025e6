/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/memo_form.h"

#include <stdlib.h>
#include <string.h>

#include "model/data.h"
#include "model/data_folder.h"
#include "model/data_keys.h"
#include "model/head_text.h"
#include "model/ita.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/number.h"
#include "text/str.h"

#define KIND "memo"
#define NAME "standard"

/* What an agency's memos call its unit and its posts. */
struct form_agency {
	char *type; /* how its kind begins; "": any other */
	char *unit, *office;
	char *posts[MEMO_POSTS];
};

struct memo_form {
	struct form_agency *agencies;
	size_t agencies_count, agencies_capacity;
	char *subject, *closing;
	struct section_list sections;
};

/* Names in braces; labels of those that are compared with a memo, N_(). */
static const struct {
	const char *name, *label;
} facts_known[MEMO_FACTS] = {
	[MEMO_AGENCY] = {"agency", NULL},
	[MEMO_REST] = {"rest", NULL},
	[MEMO_PLACE] = {"place", NULL},
	[MEMO_UNIT] = {"unit", NULL},
	[MEMO_TITLE] = {"title", NULL},
	[MEMO_YEAR] = {"year", N_("fiscal year")},
	[MEMO_MONTHS] = {"months", N_("months of the round")},
	[MEMO_MEASURES] = {"measures", N_("number of measures")},
	[MEMO_DONE] = {"done", N_("measures that are done")},
	[MEMO_LEFT] = {"left", N_("measures that are not done")},
	[MEMO_ITA_YEAR] = {"ita_year", N_("year of the ITA result")},
	[MEMO_ITA_TOTAL] = {"ita_total", N_("total of the ITA result")},
	[MEMO_ITA_LEVEL] = {"ita_level", N_("level of the ITA result")},
};

const char *memo_fact_label(enum memo_fact fact)
{
	return facts_known[fact].label;
}

/* --- reading --- */

static bool read_format(const struct node *node, void *place, struct error *error)
{
	(void)place;
	static const char *const formats[] = {MEMO_FORM_FORMAT};
	size_t choice;
	return data_key_choice(node, formats, COUNT(formats), &choice, error);
}

/* A note for people who read the file. */
static bool read_about(const struct node *node, void *place, struct error *error)
{
	(void)place;
	const char *text;
	return data_key_string(node, &text, error);
}

/* Where a {name} or {name?} at the start of a text ends, and which fact it is. */
static const char *fact_at(const char *text, enum memo_fact *fact, bool *may_lack)
{
	const size_t bytes = strcspn(text + 1, "?}\n");
	*may_lack = text[1 + bytes] == '?';
	const char *end = text + 1 + bytes + *may_lack;
	if (*end != '}')
		return NULL;
	for (*fact = 0; *fact < MEMO_FACTS; ++*fact)
		if (strlen(facts_known[*fact].name) == bytes &&
			!strncmp(facts_known[*fact].name, text + 1, bytes))
			return end + 1;
	return NULL;
}

static bool read_words(const struct node *node, void *place, struct error *error)
{
	const char *text;
	enum memo_fact fact;
	bool may_lack;
	if (!data_key_string(node, &text, error))
		return false;
	for (const char *at = text; (at = strchr(at, '{')) != NULL; at++)
		if (!fact_at(at, &fact, &may_lack))
			return node_refuse(node, error,
				_("unknown words in braces; doc/layouts.md has those "
				  "that can be filled in"));
	return data_key_text(node, place, error);
}

#define AGENCY(member) offsetof(struct form_agency, member)
static const struct data_key agency_keys[] = {
	{"type", true, data_key_text, AGENCY(type)},
	{"unit", true, data_key_text, AGENCY(unit)},
	{"office", true, read_words, AGENCY(office)},
	{"head", true, read_words, AGENCY(posts[MEMO_HEAD])},
	{"clerk", true, read_words, AGENCY(posts[MEMO_CLERK])},
	{"chief", true, read_words, AGENCY(posts[MEMO_CHIEF])},
};

static bool read_agencies(const struct node *node, void *place, struct error *error)
{
	struct memo_form *form = place;
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		form->agencies = mem_grow(form->agencies, form->agencies_count,
			&form->agencies_capacity, sizeof(*form->agencies));
		struct form_agency *agency = &form->agencies[form->agencies_count++];
		*agency = (struct form_agency){0};
		if (!data_keys_read(
			    &element, agency_keys, COUNT(agency_keys), agency, error))
			return false;
	}
	return true;
}

#define SECTION(member) offsetof(struct section, member)
static const struct data_key section_keys[] = {
	{"heading", true, data_key_text, SECTION(heading)},
	{"text", true, read_words, SECTION(text)},
};

static bool read_sections(const struct node *node, void *place, struct error *error)
{
	size_t count;
	if (!node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct node element = node_element(node, i);
		if (!data_keys_read(&element, section_keys, COUNT(section_keys),
			    section_list_add(place), error))
			return false;
	}
	return true;
}

#define FORM(member) offsetof(struct memo_form, member)
static const struct data_key keys[] = {
	{"format", true, read_format, 0},
	{"about", false, read_about, 0},
	{"agencies", true, read_agencies, 0},
	{"subject", true, read_words, FORM(subject)},
	{"sections", true, read_sections, FORM(sections)},
	{"closing", true, data_key_text, FORM(closing)},
};

struct memo_form *memo_form_load(struct error *error)
{
	struct str path = STR_INIT;
	struct data *data = NULL;
	struct memo_form *form = NULL;
	if (!data_folder_find(KIND, NAME, &path))
		error_set(error, ERROR_SYSTEM,
			_("the words of the memo are not found; install the program's "
			  "data"));
	else
		data = data_read(path.data, error);
	if (data) {
		const struct node root = data_root(data);
		form = mem_new(1, sizeof(*form));
		if (!data_keys_read(&root, keys, COUNT(keys), form, error)) {
			memo_form_free(form);
			form = NULL;
		}
	}
	data_free(data);
	str_release(&path);
	return form;
}

void memo_form_free(struct memo_form *form)
{
	if (!form)
		return;
	for (size_t i = 0; i < form->agencies_count; i++) {
		free(form->agencies[i].type);
		free(form->agencies[i].unit);
		free(form->agencies[i].office);
		for (size_t post = 0; post < MEMO_POSTS; post++)
			free(form->agencies[i].posts[post]);
	}
	free(form->agencies);
	free(form->subject);
	free(form->closing);
	section_list_release(&form->sections);
	free(form);
}

/* --- filling in --- */

static bool is_lacking(const struct memo_facts *facts, enum memo_fact fact)
{
	return !*facts->texts[fact] || (fact == MEMO_LEFT && !facts->any_left);
}

/* Appends a line; false, and nothing of it, where the report does not tell a fact of it. */
static bool fill_line(
	struct str *out, const char *line, size_t bytes, const struct memo_facts *facts)
{
	const size_t before = out->bytes;
	const char *at = line;
	while (at < line + bytes) {
		enum memo_fact fact;
		bool may_lack;
		if (*at != '{') {
			str_putc(out, *at++);
			continue;
		}
		at = fact_at(at, &fact, &may_lack);
		if (!may_lack && is_lacking(facts, fact)) {
			str_truncate(out, before);
			return false;
		}
		str_puts(out, facts->texts[fact]);
	}
	return true;
}

/* To be freed. The form's own figures have the report's digits too. */
static char *fill(const char *words, const struct memo_facts *facts)
{
	struct str filled = STR_INIT, out = STR_INIT;
	for (const char *end; *words; words = *end ? end + 1 : end) {
		end = strchrnul(words, '\n');
		const size_t before = filled.bytes;
		if (before)
			str_putc(&filled, '\n');
		if (!fill_line(&filled, words, (size_t)(end - words), facts))
			str_truncate(&filled, before);
	}
	digits_append(&out, filled.data, filled.bytes, facts->digits);
	str_release(&filled);
	return str_detach(&out);
}

static void fill_empty(char **place, const char *words, const struct memo_facts *facts)
{
	if (*place && !text_is_blank(*place))
		return;
	free(*place);
	*place = fill(words, facts);
}

void memo_form_fill(
	const struct memo_form *form, const struct memo_facts *facts, struct memo *memo)
{
	memo->present = true;
	fill_empty(&memo->office, facts->office, facts);
	fill_empty(&memo->subject, form->subject, facts);
	fill_empty(&memo->closing, form->closing, facts);
	if (memo->sections.count)
		return;
	for (size_t i = 0; i < form->sections.count; i++) {
		const struct section *words = &form->sections.items[i];
		struct section *section = section_list_add(&memo->sections);
		section->heading = mem_strdup(words->heading);
		section->text = fill(words->text, facts);
	}
}

/* --- what the report says --- */

static const char *or_empty(const char *text)
{
	return text ? text : "";
}

static char *in_digits(int64_t value, enum digits digits)
{
	struct str out = STR_INIT;
	number_append(&out, value, digits);
	return str_detach(&out);
}

/* The year that is mostly behind it comes from the report. */
static char *bare_title(const char *title)
{
	const char *year = strstr(title, "ประจำปี");
	size_t bytes = year && year > title ? (size_t)(year - title) : strlen(title);
	while (bytes && title[bytes - 1] == ' ')
		bytes--;
	return mem_strndup(title, bytes);
}

static void put_ita(struct memo_facts *facts, const struct ita *ita, int fiscal_year)
{
	struct str total = STR_INIT, out = STR_INIT;
	if (decimal_known(&ita->total)) {
		str_printf(&total, "%.2f", ita->total.value);
		digits_append(&out, total.data, total.bytes, facts->digits);
	}
	facts->texts[MEMO_ITA_YEAR] = in_digits(
		decimal_known(&ita->year) ? (int64_t)ita->year.value : fiscal_year - 1,
		facts->digits);
	facts->texts[MEMO_ITA_TOTAL] = str_detach(&out);
	facts->texts[MEMO_ITA_LEVEL] = mem_strdup(or_empty(ita->level));
	str_release(&total);
}

static const struct form_agency *agency_of(const struct memo_form *form, const char *type)
{
	for (size_t i = 0; i < form->agencies_count; i++)
		if (!strncmp(
			    type, form->agencies[i].type, strlen(form->agencies[i].type)))
			return &form->agencies[i];
	return NULL;
}

static void put_agency(struct memo_facts *facts, const struct memo_form *form,
	const struct agency *agency)
{
	const struct form_agency *own = agency_of(form, or_empty(agency->type));
	struct str name = STR_INIT, place = STR_INIT;
	str_printf(&name, "%s%s", or_empty(agency->type), or_empty(agency->name));
	agency_append_place(&place, agency);
	const size_t known = own && agency->type ? strlen(own->type) : 0;
	facts->texts[MEMO_AGENCY] = mem_strdup(name.data);
	facts->texts[MEMO_REST] = mem_strdup(name.data + known);
	if (place.bytes)
		str_splice(&place, 0, 0, " ", 1);
	facts->texts[MEMO_PLACE] = mem_strdup(place.data);
	facts->texts[MEMO_UNIT] = mem_strdup(own ? own->unit : "");
	facts->office = own ? fill(own->office, facts) : mem_strdup(name.data);
	for (size_t i = 0; i < MEMO_POSTS; i++)
		facts->posts[i] = own ? fill(own->posts[i], facts) : mem_strdup("");
	str_release(&name);
	str_release(&place);
}

void memo_facts_init(struct memo_facts *facts, const struct memo_form *form,
	const struct report *head, size_t measures, size_t done)
{
	*facts = (struct memo_facts){.digits = head->digits, .any_left = measures > done};
	facts->texts[MEMO_TITLE] = bare_title(or_empty(head->title));
	facts->texts[MEMO_YEAR] = in_digits(head->fiscal_year, head->digits);
	facts->texts[MEMO_MONTHS] = in_digits(head->months, head->digits);
	facts->texts[MEMO_MEASURES] = in_digits((int64_t)measures, head->digits);
	facts->texts[MEMO_DONE] = in_digits((int64_t)done, head->digits);
	facts->texts[MEMO_LEFT] = in_digits((int64_t)(measures - done), head->digits);
	put_ita(facts, &head->ita, head->fiscal_year);
	put_agency(facts, form, &head->agency);
}

void memo_facts_release(struct memo_facts *facts)
{
	for (size_t i = 0; i < MEMO_FACTS; i++)
		free(facts->texts[i]);
	for (size_t i = 0; i < MEMO_POSTS; i++)
		free(facts->posts[i]);
	free(facts->office);
	*facts = (struct memo_facts){0};
}

enum memo_post memo_post_of(const char *post)
{
	static const char *const words[MEMO_POSTS] = {
		[MEMO_CLERK] = "ปลัด", [MEMO_CHIEF] = "นายก"};
	for (enum memo_post i = MEMO_CLERK; i < MEMO_POSTS; i++)
		if (post && !strncmp(post, words[i], strlen(words[i])))
			return i;
	return MEMO_HEAD;
}

/* --- what is out of date --- */

/* A line of a memo as the form's words have it: where each fact stands. */
struct read_line {
	const char *at[MEMO_FACTS]; /* NULL: it has none */
	size_t bytes[MEMO_FACTS];
};

/* Whether it can be a figure: of digits, and what stands between them. */
static bool is_figure(const char *text, size_t bytes)
{
	double value;
	bool whole;
	return number_read(text, bytes, &value, &whole);
}

/* The bytes from text on up to the words that follow a fact; false: they do not. */
static bool find_words(
	const char *text, const char *end, const char *words, size_t bytes, size_t *found)
{
	const size_t left = (size_t)(end - text);
	const char *at = bytes ? memmem(text, left, words, bytes) : end;
	*found = at ? (size_t)(at - text) : 0;
	return at != NULL;
}

static bool read_line(const char *words, size_t words_bytes, const char *line,
	size_t bytes, struct read_line *read)
{
	const char *end = line + bytes, *words_end = words + words_bytes;
	*read = (struct read_line){0};
	while (words < words_end) {
		enum memo_fact fact;
		bool may_lack;
		const size_t own = strcspn(words, "{\n");
		if ((size_t)(end - line) < own || memcmp(line, words, own) != 0)
			return false;
		line += own;
		words += own;
		if (words == words_end)
			break;
		words = fact_at(words, &fact, &may_lack);
		read->at[fact] = line;
		if (!find_words(
			    line, end, words, strcspn(words, "{\n"), &read->bytes[fact]))
			return false;
		if (facts_known[fact].label && fact != MEMO_ITA_LEVEL &&
			!is_figure(line, read->bytes[fact]))
			return false;
		line += read->bytes[fact];
	}
	return line == end;
}

/* Figures are the same in whatever digits. */
static bool says(const char *text, size_t bytes, const char *fact)
{
	struct str said = STR_INIT, wanted = STR_INIT;
	digits_append(&said, text, bytes, DIGITS_ARABIC);
	digits_append(&wanted, fact, strlen(fact), DIGITS_ARABIC);
	const bool same = strcmp(said.data, wanted.data) == 0;
	str_release(&said);
	str_release(&wanted);
	return same;
}

/* The first fact of a line, from a byte of the text on, that is another now. */
static bool look_at_line(const struct read_line *read, const struct memo_facts *facts,
	const char *text, size_t from, struct memo_outdated *found)
{
	bool any = false;
	for (enum memo_fact fact = 0; fact < MEMO_FACTS; fact++) {
		const char *at = read->at[fact];
		if (!at || !facts_known[fact].label || !*facts->texts[fact] ||
			(size_t)(at - text) < from ||
			says(at, read->bytes[fact], facts->texts[fact]))
			continue;
		if (any && (size_t)(at - text) > found->start)
			continue;
		*found = (struct memo_outdated){
			fact, (size_t)(at - text), read->bytes[fact]};
		any = true;
	}
	return any;
}

/* Whether the line is one of these words, and says something that is another now. */
static bool look_in_words(const char *words, const struct memo_facts *facts,
	const char *text, const char *line, size_t bytes, size_t from,
	struct memo_outdated *found)
{
	for (const char *end; *words; words = *end ? end + 1 : end) {
		struct read_line read;
		end = strchrnul(words, '\n');
		if (read_line(words, (size_t)(end - words), line, bytes, &read) &&
			look_at_line(&read, facts, text, from, found))
			return true;
	}
	return false;
}

bool memo_form_outdated(const struct memo_form *form, const struct memo_facts *facts,
	enum head_what what, const char *text, size_t from, struct memo_outdated *found)
{
	const char *line = text;
	for (const char *end; line && *line; line = *end ? end + 1 : end) {
		end = strchrnul(line, '\n');
		const size_t bytes = (size_t)(end - line);
		if (what == HEAD_SUBJECT && look_in_words(form->subject, facts, text,
						    line, bytes, from, found))
			return true;
		for (size_t i = 0; what == HEAD_SECTION_TEXT && i < form->sections.count;
			i++)
			if (look_in_words(form->sections.items[i].text, facts, text, line,
				    bytes, from, found))
				return true;
	}
	return false;
}
