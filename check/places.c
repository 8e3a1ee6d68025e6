/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "check/places.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/data.h"
#include "model/data_folder.h"
#include "model/data_keys.h"
#include "model/lists.h"
#include "text/error.h"
#include "text/i18n.h"
#include "text/macros.h"
#include "text/mem.h"
#include "text/str.h"
#include "text/thai.h"
#include "text/utf8.h"

#define KIND    "places"
#define CAPITAL "เมือง" /* and the province's name, or the word alone */

struct name {
	uint32_t start; /* in pool */
	uint16_t bytes;
	uint16_t levels;
};

struct district {
	struct name province, name;
	size_t first, end; /* its tambons */
};

struct places {
	bool looked; /* the files were read, well or not */
	struct error fault;
	struct str pool;    /* the bytes of all names, a NUL behind each */
	struct name *names; /* by their bytes, each once */
	size_t count, capacity;
	struct district *districts; /* in the order of the files */
	size_t districts_count, districts_capacity;
	struct name *tambons; /* likewise */
	size_t tambons_count, tambons_capacity;
};

struct places *places_new(void)
{
	struct places *places = mem_new(1, sizeof(*places));
	str_init(&places->pool);
	return places;
}

static void drop_names(struct places *places)
{
	str_release(&places->pool);
	free(places->names);
	free(places->districts);
	free(places->tambons);
	places->names = places->tambons = NULL;
	places->districts = NULL;
	places->count = places->capacity = 0;
	places->districts_count = places->districts_capacity = 0;
	places->tambons_count = places->tambons_capacity = 0;
}

void places_free(struct places *places)
{
	if (!places)
		return;
	drop_names(places);
	error_release(&places->fault);
	free(places);
}

const char *places_fault(const struct places *places)
{
	return !places || places->fault.kind == ERROR_NONE
		       ? NULL
		       : error_message(&places->fault);
}

/* --- reading --- */

static struct name add_name(
	struct places *places, const char *text, size_t bytes, unsigned levels)
{
	const struct name name = {
		(uint32_t)places->pool.bytes, (uint16_t)bytes, (uint16_t)levels};
	str_append(&places->pool, text, bytes);
	str_putc(&places->pool, '\0');
	places->names = mem_grow(
		places->names, places->count, &places->capacity, sizeof(*places->names));
	places->names[places->count++] = name;
	return name;
}

static bool is_name(
	const struct node *node, const char *text, size_t bytes, struct error *error)
{
	if (bytes && bytes <= UINT16_MAX && !memchr(text, ' ', bytes))
		return true;
	return node_refuse(node, error, _("a name without spaces is expected"));
}

/* Names with a space between them. */
static bool read_tambons(
	struct places *places, const struct node *node, struct error *error)
{
	const char *text;
	if (!data_key_string(node, &text, error))
		return false;
	while (*(text += strspn(text, " "))) {
		const size_t bytes = strcspn(text, " ");
		if (!is_name(node, text, bytes, error))
			return false;
		places->tambons = mem_grow(places->tambons, places->tambons_count,
			&places->tambons_capacity, sizeof(*places->tambons));
		places->tambons[places->tambons_count++] =
			add_name(places, text, bytes, PLACE_TAMBON);
		text += bytes;
	}
	return true;
}

static bool read_province(
	struct places *places, const struct node *node, struct error *error)
{
	struct node member;
	if (!is_name(node, node->key, strlen(node->key), error) ||
		!node_object(node, error))
		return false;
	const struct name province =
		add_name(places, node->key, strlen(node->key), PLACE_PROVINCE);
	for (size_t position = 0; node_each(node, &position, &member);) {
		const size_t bytes = strlen(member.key);
		if (!is_name(&member, member.key, bytes, error))
			return false;
		const size_t first = places->tambons_count;
		const struct name name =
			add_name(places, member.key, bytes, PLACE_DISTRICT);
		if (!read_tambons(places, &member, error))
			return false;
		places->districts = mem_grow(places->districts, places->districts_count,
			&places->districts_capacity, sizeof(*places->districts));
		places->districts[places->districts_count++] =
			(struct district){province, name, first, places->tambons_count};
	}
	return true;
}

static bool read_provinces(const struct node *node, void *place, struct error *error)
{
	struct node member;
	if (!node_object(node, error))
		return false;
	for (size_t position = 0; node_each(node, &position, &member);)
		if (!read_province(place, &member, error))
			return false;
	return true;
}

static bool read_format(const struct node *node, void *place, struct error *error)
{
	(void)place;
	static const char *const formats[] = {PLACES_FORMAT};
	size_t choice;
	return data_key_choice(node, formats, COUNT(formats), &choice, error);
}

/* For people who read the file. */
static bool read_note(const struct node *node, void *place, struct error *error)
{
	(void)place;
	const char *text;
	return data_key_string(node, &text, error);
}

static const struct data_key keys[] = {
	{"format", true, read_format, 0},
	{"about", false, read_note, 0},
	{"source", false, read_note, 0},
	{"licence", false, read_note, 0},
	{"provinces", true, read_provinces, 0},
};

static bool read_file(struct places *places, const char *path, struct error *error)
{
	struct data *data = data_read(path, error);
	if (!data)
		return false;
	const struct node root = data_root(data);
	const bool good = data_keys_read(&root, keys, COUNT(keys), places, error);
	data_free(data);
	return good;
}

static int compare_bytes(const char *a, size_t bytes_a, const char *b, size_t bytes_b)
{
	const int order = memcmp(a, b, MIN(bytes_a, bytes_b));
	return order ? order : (bytes_a > bytes_b) - (bytes_a < bytes_b);
}

static const char *at_name(const struct places *places, const struct name *name)
{
	return places->pool.data + name->start;
}

static int compare_names(const void *a, const void *b, void *context)
{
	const struct places *places = context;
	const struct name *one = a, *other = b;
	return compare_bytes(
		at_name(places, one), one->bytes, at_name(places, other), other->bytes);
}

/* Sorts the names and makes one of those that are the same. */
static void order_names(struct places *places)
{
	size_t kept = 0;
	if (places->count)
		qsort_r(places->names, places->count, sizeof(*places->names),
			compare_names, places);
	for (size_t i = 0; i < places->count; i++) {
		if (kept && !compare_names(
				    &places->names[kept - 1], &places->names[i], places))
			places->names[kept - 1].levels |= places->names[i].levels;
		else
			places->names[kept++] = places->names[i];
	}
	places->count = kept;
}

static void look(struct places *places)
{
	struct string_list files = {0};
	struct str path = STR_INIT;
	bool good = true;
	if (!places || places->looked)
		return;
	places->looked = true;
	data_folder_names(KIND, &files);
	if (!files.count) {
		struct str folders = STR_INIT;
		data_folder_list(KIND, &folders);
		good = error_set(&places->fault, ERROR_SYSTEM,
			_("no names of places are in %s"), folders.data);
		str_release(&folders);
	}
	for (size_t i = 0; good && i < files.count; i++) {
		str_clear(&path);
		if (data_folder_find(KIND, files.items[i], &path))
			good = read_file(places, path.data, &places->fault);
	}
	str_release(&path);
	string_list_release(&files);
	if (good)
		order_names(places);
	else
		drop_names(places);
}

/* --- looking up --- */

/* How many names come before the text, or are it. */
static size_t up_to(const struct places *places, const char *text, size_t bytes)
{
	size_t low = 0, high = places->count;
	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const struct name *name = &places->names[middle];
		if (compare_bytes(at_name(places, name), name->bytes, text, bytes) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t same_bytes(const char *a, const char *b, size_t most)
{
	size_t same = 0;
	while (same < most && a[same] == b[same])
		same++;
	return same;
}

/* Whether what follows a name belongs to its last cell: ◌ำ, ◌ะ, ◌า, marks. */
static bool within_syllable(const char *text, size_t bytes, size_t at)
{
	uint32_t code_point;
	if (at >= bytes)
		return false;
	utf8_decode(text + at, bytes - at, &code_point);
	return thai_is_mark(code_point) || thai_class(code_point) == THAI_FOLLOWING ||
	       thai_class(code_point) == THAI_SARA_AM;
}

size_t places_longest(
	struct places *places, const char *text, size_t bytes, unsigned levels)
{
	size_t most = MIN(bytes, UINT16_MAX);
	look(places);
	if (!places)
		return 0;
	/* The greatest name that is not behind the text begins it, or shares with it what
	 * any shorter one has to be found in. */
	while (most) {
		const size_t before = up_to(places, text, most);
		if (!before)
			return 0;
		const struct name *name = &places->names[before - 1];
		const size_t same =
			same_bytes(at_name(places, name), text, MIN(most, name->bytes));
		if (same < name->bytes)
			most = same;
		else if (name->levels & levels && !within_syllable(text, bytes, same))
			return same;
		else
			most = same - 1;
	}
	return 0;
}

bool places_is(struct places *places, const char *name, size_t bytes, unsigned levels)
{
	look(places);
	if (!places)
		return false;
	const size_t before = up_to(places, name, bytes);
	const struct name *found = before ? &places->names[before - 1] : NULL;
	return found && found->bytes == bytes && found->levels & levels &&
	       !memcmp(at_name(places, found), name, bytes);
}

static bool each_tambon(const struct places *places, const struct district *district,
	places_visit_place *visit, void *context)
{
	struct place place = {.district = at_name(places, &district->name),
		.province = at_name(places, &district->province)};
	for (size_t i = district->first; i < district->end; i++) {
		place.tambon = at_name(places, &places->tambons[i]);
		if (visit(context, &place))
			return true;
	}
	return false;
}

/* The districts of a province stand together. */
static bool begins_province(const struct places *places, size_t at)
{
	return !at || places->districts[at].province.start !=
			      places->districts[at - 1].province.start;
}

bool places_each(
	struct places *places, unsigned level, places_visit_place *visit, void *context)
{
	look(places);
	for (size_t i = 0; places && i < places->districts_count; i++) {
		const struct district *district = &places->districts[i];
		const struct place place = {"",
			level == PLACE_DISTRICT ? at_name(places, &district->name) : "",
			at_name(places, &district->province)};
		if (level == PLACE_TAMBON ? each_tambon(places, district, visit, context)
			: level == PLACE_DISTRICT || begins_province(places, i)
				? visit(context, &place)
				: false)
			return true;
	}
	return false;
}

bool places_each_province(struct places *places, places_visit *visit, void *context)
{
	look(places);
	for (size_t i = 0; places && i < places->count; i++) {
		const struct name *name = &places->names[i];
		if (name->levels & PLACE_PROVINCE &&
			visit(context, at_name(places, name), name->bytes))
			return true;
	}
	return false;
}

bool places_each_district(struct places *places, const char *province, size_t bytes,
	places_visit *visit, void *context)
{
	look(places);
	for (size_t i = 0; places && i < places->districts_count; i++) {
		const struct district *district = &places->districts[i];
		if (!compare_bytes(at_name(places, &district->province),
			    district->province.bytes, province, bytes) &&
			visit(context, at_name(places, &district->name),
				district->name.bytes))
			return true;
	}
	return false;
}

struct wanted {
	const char *name;
	size_t bytes;
};

static bool is_wanted(void *context, const char *district, size_t bytes)
{
	const struct wanted *wanted = context;
	return !compare_bytes(district, bytes, wanted->name, wanted->bytes);
}

bool places_has_district(struct places *places, const char *province,
	size_t province_bytes, const char *district, size_t district_bytes)
{
	struct wanted wanted = {district, district_bytes};
	if (district_bytes == strlen(CAPITAL) &&
		!memcmp(district, CAPITAL, district_bytes))
		return places_is(places, province, province_bytes, PLACE_PROVINCE);
	return places_each_district(places, province, province_bytes, is_wanted, &wanted);
}
