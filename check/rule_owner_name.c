/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * owner-name: an owner whose name is nearly that of another in the report, or of a unit
 * that there is; that is a unit of another kind of agency; and, once the office has
 * confirmed the list of its units, one that is not in it. Each name is looked at where it
 * first stands. One that stands twice in a measure, or has a space inside the name of a
 * unit, is told while it is typed.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check/finding.h"
#include "check/match.h"
#include "check/owners.h"
#include "check/rule.h"
#include "model/card.h"
#include "model/lists.h"
#include "model/text_kind.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/name.h"
#include "text/str.h"
#include "text/utf8.h"

/* A name, and the card where it first stands. */
struct name {
	const char *text;
	char *key; /* as it is compared */
	int card;
	size_t hash, bytes;
	uint64_t letters; /* a bit for each that it has; several share one */
};

struct names {
	struct name *items;
	size_t count, capacity;
	/* By hash: index + 1; 0: free. At most half full. */
	size_t *slots;
	size_t slots_count;
};

enum {
	SLOTS_FIRST = 64,
	/* Every two names of a measure are compared; a list longer than any real one is
	 * not. */
	NAMES_COMPARED = 100,
};

/* --- the names, each once --- */

static size_t hash_of(const char *text)
{
	uint64_t hash = 0;
	for (; *text; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001B3U + 1;
	return (size_t)(hash ^ hash >> 32);
}

static size_t slot_of(const struct names *names, const struct name *name)
{
	size_t slot = name->hash & (names->slots_count - 1);
	for (; names->slots[slot]; slot = (slot + 1) & (names->slots_count - 1)) {
		const struct name *other = &names->items[names->slots[slot] - 1];
		if (other->hash == name->hash && !strcmp(other->key, name->key))
			break;
	}
	return slot;
}

static void make_room(struct names *names)
{
	if (names->count * 2 < names->slots_count)
		return;
	free(names->slots);
	names->slots_count = names->slots_count ? names->slots_count * 2 : SLOTS_FIRST;
	names->slots = mem_new(names->slots_count, sizeof(*names->slots));
	for (size_t i = 0; i < names->count; i++)
		names->slots[slot_of(names, &names->items[i])] = i + 1;
}

static void add_name(struct names *names, const struct name *name)
{
	make_room(names);
	const size_t slot = slot_of(names, name);
	if (names->slots[slot]) {
		free(name->key);
		return;
	}
	names->items = mem_grow(
		names->items, names->count, &names->capacity, sizeof(*names->items));
	names->items[names->count++] = *name;
	names->slots[slot] = names->count;
}

static uint64_t letters_in(const char *text, size_t bytes)
{
	uint64_t letters = 0;
	for (size_t at = 0; at < bytes;) {
		uint32_t code_point;
		at += utf8_decode(text + at, bytes - at, &code_point);
		letters |= code_point > ' ' ? UINT64_C(1) << code_point % 64 : 0;
	}
	return letters;
}

static void collect(const struct report *report, struct names *names)
{
	for (size_t i = 0; i < report->count; i++) {
		const struct string_list *owners = &report->cards[i].owners;
		for (size_t k = 0; k < owners->count; k++) {
			const char *text = owners->items[k];
			const size_t bytes = strlen(text);
			if (text_is_blank(text))
				continue;
			char *key = name_key(text);
			add_name(
				names, &(struct name){text, key, (int)i + 1, hash_of(key),
					       bytes, letters_in(key, strlen(key))});
		}
	}
}

/* --- findings --- */

/* The owners of the name's card as a text, and where in it the name stands. */
static size_t find_text(const struct check *check, const struct name *name,
	struct str *owners, struct check_text *text)
{
	const struct card *card = &check->report->cards[name->card - 1];
	card_field_append(owners, card, FIELD_OWNERS);
	*text = (struct check_text){.card = name->card,
		.field = FIELD_OWNERS,
		.path = card_field_name(FIELD_OWNERS),
		.kind = TEXT_NAME,
		.text = owners->data,
		.bytes = owners->bytes};
	for (const char *at = owners->data; (at = strstr(at, name->text)) != NULL; at++) {
		const char end = at[name->bytes];
		if ((at == owners->data || at[-1] == '\n') && (!end || end == '\n'))
			return (size_t)(at - owners->data);
	}
	return 0;
}

static void tell_near(
	struct check *check, const struct name *name, const struct name *earlier)
{
	struct str owners = STR_INIT, basis = STR_INIT, owners_earlier = STR_INIT;
	struct check_text text, other;
	const size_t start = find_text(check, name, &owners, &text);
	find_text(check, earlier, &owners_earlier, &other);
	struct finding *finding =
		check_tell(check, SEVERITY_WARNING, &text, start, name->bytes,
			_("“%s” is nearly the same as “%s”"), name->text, earlier->text);
	finding_set_other(finding, &other);
	str_printf(&basis, "%s\n%s", earlier->text, name->text);
	finding_set_basis(finding, basis.data);
	str_release(&owners);
	str_release(&owners_earlier);
	str_release(&basis);
}

/* The message is of the name alone. */
static void tell_alone(struct check *check, const struct name *name, const char *message)
{
	struct str owners = STR_INIT;
	struct check_text text;
	const size_t start = find_text(check, name, &owners, &text);
	struct finding *finding = check_tell(
		check, SEVERITY_WARNING, &text, start, name->bytes, "%s", message);
	finding_set_basis(finding, name->text);
	str_release(&owners);
}

/* --- what is looked for --- */

static bool is_listed(const struct string_list *list, const char *name)
{
	bool listed = false;
	for (size_t i = 0; list && !listed && i < list->count; i++) {
		char *key = name_key(list->items[i]);
		listed = !letters_apart(key, name, 0);
		free(key);
	}
	return listed;
}

/* A change of one letter changes two bits at most. */
static bool may_be_near(const struct name *a, const struct name *b)
{
	return __builtin_popcountll(a->letters ^ b->letters) <= 4;
}

/* The first earlier name that it is nearly; units that exist are no mistakes. */
static const struct name *find_near(
	const struct check *check, const struct names *names, size_t index)
{
	const struct check_input *input = check->input;
	const struct name *name = &names->items[index];
	for (size_t i = 0; i < index; i++) {
		const struct name *earlier = &names->items[i];
		if (!may_be_near(name, earlier) ||
			!owners_nearly_same(earlier->key, name->key))
			continue;
		const bool both_exist = (is_listed(&input->words->units, name->key) ||
						is_listed(input->units, name->key)) &&
					(is_listed(&input->words->units, earlier->key) ||
						is_listed(input->units, earlier->key));
		if (!both_exist)
			return earlier;
	}
	return NULL;
}

/* Units and sections that there are: the office's, and those that ship with the program. */
enum { LISTS = 3 };
static void get_lists(
	const struct check_input *input, const struct string_list *lists[LISTS])
{
	lists[0] = input->units;
	lists[1] = &input->words->units;
	lists[2] = &input->words->sections;
}

static bool is_in_lists(const struct check_input *input, const char *name)
{
	const struct string_list *lists[LISTS];
	get_lists(input, lists);
	for (size_t i = 0; i < LISTS; i++)
		if (is_listed(lists[i], name))
			return true;
	return false;
}

/* Whether the name of a unit that there is stands in the name: งานพัสดุ กองคลัง. */
static bool has_unit(const struct check_input *input, const char *name)
{
	const struct string_list *lists[LISTS];
	get_lists(input, lists);
	for (size_t i = 0; i + 1 < LISTS; i++)
		for (size_t k = 0; lists[i] && k < lists[i]->count; k++) {
			char *key = name_key(lists[i]->items[k]);
			const bool there = *key && strstr(name, key);
			free(key);
			if (there)
				return true;
		}
	return false;
}

/* A section is one of a unit that is named with it, or of the lists; other posts are
 * people's (นิติกร). */
static bool is_known_post(const struct check_input *input, const char *post)
{
	return (strncmp(post, "งาน", strlen("งาน")) != 0 &&
		       strncmp(post, "ฝ่าย", strlen("ฝ่าย")) != 0) ||
	       is_in_lists(input, post);
}

/* Posts are no units (งานพัสดุ กองคลัง); behind a unit, more may be said of it
 * (ทุกส่วนราชการ (…)). */
static bool is_known(const struct check_input *input, const char *name)
{
	struct string_list posts = {0};
	owner_posts(input->words, name, &posts);
	bool known = posts.count > 0;
	for (size_t i = 0; i < posts.count; i++)
		known = known && is_known_post(input, posts.items[i]);
	known = known || (posts.count && has_unit(input, name));
	string_list_release(&posts);
	char *before = mem_strndup(name, strcspn(name, "("));
	known = known || is_in_lists(input, before);
	free(before);
	return known;
}

/* The unit of the lists that the name is nearly; an abbreviation (ฯ) is meant. */
static const char *find_unit(const struct check_input *input, const char *name)
{
	const struct string_list *lists[LISTS];
	get_lists(input, lists);
	if (strstr(name, "ฯ") || is_in_lists(input, name))
		return NULL;
	for (size_t i = 0; i < LISTS; i++)
		for (size_t k = 0; lists[i] && k < lists[i]->count; k++) {
			char *key = name_key(lists[i]->items[k]);
			const bool near = owners_nearly_same(key, name);
			free(key);
			if (near)
				return lists[i]->items[k];
		}
	return NULL;
}

/* --- units of other agencies --- */

/* How the kinds of agencies are called; those of one kind stand together. */
static const struct {
	const char *word;
	int kind;
} kinds[] = {{"เทศบาล", 0}, {"เทศมนตรี", 0}, {"ทต.", 0}, {"ทม.", 0}, {"ทน.", 0},
	{"องค์การบริหารส่วนตำบล", 1}, {"อบต.", 1}, {"อบต", 1}, {"องค์การบริหารส่วนจังหวัด", 2},
	{"อบจ.", 2}, {"อบจ", 2}};
enum { KINDS = sizeof(kinds) / sizeof(kinds[0]), NO_KIND = -1 };

static int kind_of_agency(const struct report *report)
{
	const char *type = report->agency.type ? report->agency.type : "";
	for (size_t i = 0; i < KINDS; i++)
		if (!strncmp(type, kinds[i].word, strlen(kinds[i].word)))
			return kinds[i].kind;
	return NO_KIND;
}

/* Whether the name is one of a unit or a post, and ends with the word of another kind of
 * agency: with a place behind it, another agency is meant (สำนักปลัดเทศบาลเมือง…). */
static bool is_of_other_kind(const struct report *report, const char *name)
{
	static const char *const heads[] = {
		"สำนัก", "กอง", "ปลัด", "รองปลัด", "นายก", "รองนายก", "หัวหน้า", "ผู้อำนวยการ"};
	const int own = kind_of_agency(report);
	bool is_unit = false;
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		is_unit = is_unit || !strncmp(name, heads[i], strlen(heads[i]));
	for (size_t i = 0; is_unit && own != NO_KIND && i < KINDS; i++)
		if (kinds[i].kind != own &&
			bytes_end_with(name, strlen(name), kinds[i].word))
			return true;
	return false;
}

static void look_at_name(struct check *check, const struct names *names, size_t index)
{
	const struct name *name = &names->items[index];
	const struct name *near = find_near(check, names, index);
	const char *unit = near ? NULL : find_unit(check->input, name->key);
	struct str message = STR_INIT;
	if (near)
		tell_near(check, name, near);
	else if (unit)
		str_printf(&message, _("“%s” is nearly the unit “%s”"), name->text, unit);
	else if (is_of_other_kind(check->report, name->key))
		str_printf(&message, _("“%s” is of another kind of agency than “%s”"),
			name->text, check->report->agency.type);
	else if (check->input->units && !is_known(check->input, name->key))
		str_printf(&message, _("“%s” is not in the office's list of units"),
			name->text);
	if (message.bytes)
		tell_alone(check, name, message.data);
	str_release(&message);
}

static void look_at_report(struct check *check)
{
	struct names names = {0};
	collect(check->report, &names);
	for (size_t i = 0; i < names.count; i++)
		look_at_name(check, &names, i);
	for (size_t i = 0; i < names.count; i++)
		free(names.items[i].key);
	free(names.items);
	free(names.slots);
}

/* --- twice in a measure --- */

static void tell_twice(struct check *check, const struct check_text *text, size_t start,
	const char *name)
{
	struct finding *finding = check_tell(check, SEVERITY_WARNING, text, start,
		strlen(name), _("“%s” stands twice in this measure"), name);
	finding_set_basis(finding, name);
}

/* A unit that there is, with white space inside its name: สำนัก ปลัด. */
static const char *find_spaced(const struct check_input *input, const char *owner)
{
	const struct string_list *lists[LISTS];
	const char *found = NULL;
	const size_t start = strspn(owner, " ");
	const char *space = strchr(owner + start, ' ');
	if (!space || !space[strspn(space, " ")])
		return NULL;
	get_lists(input, lists);
	char *key = name_key(owner);
	for (size_t i = 0; i < LISTS && !found; i++)
		for (size_t k = 0; lists[i] && k < lists[i]->count && !found; k++) {
			char *unit = name_key(lists[i]->items[k]);
			if (!letters_apart(unit, key, 0) &&
				!strchr(lists[i]->items[k], ' '))
				found = lists[i]->items[k];
			free(unit);
		}
	free(key);
	return found;
}

static void look_for_space(struct check *check, const struct check_text *text,
	size_t start, const char *owner)
{
	const char *unit = find_spaced(check->input, owner);
	if (!unit)
		return;
	struct finding *finding =
		check_tell(check, SEVERITY_WARNING, text, start, strlen(owner),
			_("a space inside “%s”: the unit is called “%s”"), owner, unit);
	finding_set_basis(finding, owner);
}

static void look_at_text(struct check *check, const struct check_text *text)
{
	char *keys[NAMES_COMPARED];
	size_t start = 0, count = 0;
	if (text->field != FIELD_OWNERS)
		return;
	const struct string_list *owners = &text->of->owners;
	for (; count < MIN(owners->count, NAMES_COMPARED); count++) {
		size_t same = 0;
		keys[count] = name_key(owners->items[count]);
		while (strcmp(keys[same], keys[count]) != 0)
			same++;
		if (same < count && *keys[count])
			tell_twice(check, text, start, owners->items[count]);
		else
			look_for_space(check, text, start, owners->items[count]);
		start += strlen(owners->items[count]) + 1;
	}
	for (size_t i = 0; i < count; i++)
		free(keys[i]);
}

const struct rule rule_owner_name = {
	.name = "owner-name",
	.severity = SEVERITY_WARNING,
	.title = N_("Names of owners that are not the same everywhere, or stand twice"),
	.mend = N_("Write the name of a unit in the same way in all measures, as in the "
		   "office's list of units, and once in each."),
	.typing = true,
	.text = look_at_text,
	.report = look_at_report,
};
