/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "model/json_shape.h"

#include <string.h>

#include "model/card.h"
#include "model/limits.h"
#include "model/report.h"
#include "text/number.h"

/* An enum is read and written as an int through its offset. */
_Static_assert(sizeof(enum digits) == sizeof(int) &&
		       sizeof(enum list_marks) == sizeof(int) &&
		       sizeof(enum card_state) == sizeof(int) &&
		       sizeof(enum report_state) == sizeof(int),
	"enums are of int's size");

/* --- the models' functions behind one type --- */

static const char *name_of_digits(int value)
{
	return digits_name((enum digits)value);
}

static const char *name_of_marks(int value)
{
	return list_marks_name((enum list_marks)value);
}

static const char *name_of_card_state(int value)
{
	return card_state_name((enum card_state)value);
}

static const char *name_of_report_state(int value)
{
	return report_state_name((enum report_state)value);
}

static void *add_section(void *list)
{
	return section_list_add(list);
}

static void *add_evidence(void *list)
{
	return evidence_list_add(list);
}

static void *add_ita_item(void *ita)
{
	return ita_add_item(ita);
}

static void *add_signature(void *memo)
{
	return memo_add_signature(memo);
}

static void *add_card(void *report)
{
	return report_add_card(report);
}

/* --- rows: the key is the member's name in the struct --- */

/* clang-format off */
#define PLAIN(of, field, what) \
	.key = #field, .kind = (what), .offset = offsetof(struct of, field)
#define TEXT(of, field)    { PLAIN(of, field, MEMBER_TEXT) }
#define DECIMAL(of, field) { PLAIN(of, field, MEMBER_DECIMAL) }
#define STRINGS(of, field) \
	{ PLAIN(of, field, MEMBER_STRINGS), .limit = LIMIT_LIST_ITEMS, \
	  .present = offsetof(struct of, field.present) }
#define OBJECT(of, field) \
	{ PLAIN(of, field, MEMBER_OBJECT), .shape = &field##_shape, \
	  .present = offsetof(struct of, field.present) }
#define SECTIONS(of, field) \
	{ PLAIN(of, field, MEMBER_LIST), .shape = &section_shape, .add = add_section, \
	  .present = offsetof(struct of, field.present), \
	  .items = offsetof(struct of, field.items), \
	  .count = offsetof(struct of, field.count), .limit = LIMIT_LIST_ITEMS }
#define SHAPE(of) \
	{ .members = of##_members, \
	  .count = sizeof(of##_members) / sizeof(of##_members[0]), \
	  .bytes = sizeof(struct of), .extra = offsetof(struct of, extra) }
/* clang-format on */

static const struct member section_members[] = {
	TEXT(section, heading),
	TEXT(section, text),
};
static const struct shape section_shape = SHAPE(section);

/* --- a card --- */

static const struct member steps_members[] = {
	TEXT(steps, lead),
	{PLAIN(steps, marks, MEMBER_NAME),
		.present = offsetof(struct steps, marks_present), .name = name_of_marks,
		.names = MARKS_DASH + 1},
	STRINGS(steps, items),
};
static const struct shape steps_shape = SHAPE(steps);

static const struct member evidence_members[] = {
	TEXT(evidence, kind),
	TEXT(evidence, ref),
	TEXT(evidence, caption),
	TEXT(evidence, date),
};
static const struct shape evidence_shape = SHAPE(evidence);

/* clang-format off */
#define CARD_TEXT(field)     TEXT(card, field)
#define CARD_LIST(field)     STRINGS(card, field)
#define CARD_STEPS(field)    OBJECT(card, field)
#define CARD_EVIDENCE(field) \
	{ PLAIN(card, field, MEMBER_LIST), .shape = &evidence_shape, .add = add_evidence, \
	  .present = offsetof(struct card, field.present), \
	  .items = offsetof(struct card, field.items), \
	  .count = offsetof(struct card, field.count), .limit = LIMIT_LIST_ITEMS }
/* clang-format on */

static const struct member card_members[] = {
	{PLAIN(card, uuid, MEMBER_UUID)},
#define CARD_FIELD(NAME, member, KIND, ...) CARD_##KIND(member),
#include "model/card_fields.def"
	{PLAIN(card, state, MEMBER_NAME), .name = name_of_card_state,
		.names = CARD_RETURNED + 1},
	STRINGS(card, unconfirmed),
};
const struct shape card_shape = SHAPE(card);

/* --- a report --- */

static const struct member agency_members[] = {
	TEXT(agency, type),
	TEXT(agency, name),
	TEXT(agency, district),
	TEXT(agency, province),
};
static const struct shape agency_shape = SHAPE(agency);

static const struct member ita_item_members[] = {
	TEXT(ita_item, code),
	DECIMAL(ita_item, score),
	{PLAIN(ita_item, weak, MEMBER_BOOLEAN),
		.present = offsetof(struct ita_item, weak_present)},
	TEXT(ita_item, issue),
	TEXT(ita_item, recommendation),
	TEXT(ita_item, owner),
	{PLAIN(ita_item, cards, MEMBER_PLACES),
		.present = offsetof(struct ita_item, cards.present),
		.limit = LIMIT_LIST_ITEMS},
};
static const struct shape ita_item_shape = SHAPE(ita_item);

static const struct member ita_members[] = {
	DECIMAL(ita, year),
	DECIMAL(ita, total),
	DECIMAL(ita, iit),
	DECIMAL(ita, eit),
	DECIMAL(ita, oit),
	TEXT(ita, level),
	{.key = "items",
		.kind = MEMBER_LIST,
		.present = offsetof(struct ita, items_present),
		.shape = &ita_item_shape,
		.add = add_ita_item,
		.items = offsetof(struct ita, items),
		.count = offsetof(struct ita, count),
		.limit = LIMIT_LIST_ITEMS},
};
static const struct shape ita_shape = SHAPE(ita);

static const struct member signature_members[] = {
	TEXT(signature, name),
	TEXT(signature, post),
	TEXT(signature, acting),
	TEXT(signature, opinion),
	TEXT(signature, date),
	TEXT(signature, signer),
	TEXT(signature, deputy_name),
	TEXT(signature, deputy_post),
};
static const struct shape signature_shape = SHAPE(signature);

static const struct member memo_members[] = {
	{PLAIN(memo, printed, MEMBER_BOOLEAN),
		.present = offsetof(struct memo, printed_present)},
	TEXT(memo, office),
	TEXT(memo, number),
	TEXT(memo, date),
	TEXT(memo, subject),
	TEXT(memo, to),
	SECTIONS(memo, sections),
	TEXT(memo, closing),
	{.key = "signatures",
		.kind = MEMBER_LIST,
		.present = offsetof(struct memo, signatures_present),
		.shape = &signature_shape,
		.add = add_signature,
		.items = offsetof(struct memo, signatures),
		.count = offsetof(struct memo, count),
		.limit = LIMIT_LIST_ITEMS},
};
static const struct shape memo_shape = SHAPE(memo);

static const struct member seal_members[] = {
	TEXT(seal, key),
	TEXT(seal, hash),
	DECIMAL(seal, trail),
	TEXT(seal, trail_hash),
	TEXT(seal, who),
	TEXT(seal, name),
	TEXT(seal, post),
	DECIMAL(seal, at),
	TEXT(seal, signature),
};
static const struct shape seal_shape = SHAPE(seal);

static const struct member report_members[] = {
	{.key = "format", .kind = MEMBER_FORMAT, .required = true},
	{PLAIN(report, uuid, MEMBER_UUID)},
	{PLAIN(report, layout, MEMBER_LAYOUT), .required = true},
	{PLAIN(report, digits, MEMBER_NAME),
		.present = offsetof(struct report, digits_present),
		.name = name_of_digits, .names = DIGITS_AS_TYPED + 1},
	OBJECT(report, agency),
	{PLAIN(report, fiscal_year, MEMBER_YEAR), .required = true},
	{PLAIN(report, months, MEMBER_MONTHS), .required = true},
	{PLAIN(report, title, MEMBER_TEXT), .required = true},
	{PLAIN(report, deadline, MEMBER_DAY)},
	OBJECT(report, ita),
	OBJECT(report, memo),
	SECTIONS(report, before),
	SECTIONS(report, after),
	{PLAIN(report, state, MEMBER_NAME), .name = name_of_report_state,
		.names = REPORT_APPROVED + 1},
	OBJECT(report, seal),
	STRINGS(report, unconfirmed),
	{.key = "cards",
		.kind = MEMBER_LIST,
		.required = true,
		.shape = &card_shape,
		.add = add_card,
		.items = offsetof(struct report, cards),
		.count = offsetof(struct report, count),
		.limit = LIMIT_CARDS},
};
const struct shape report_shape = SHAPE(report);

const struct member *shape_member(const struct shape *shape, const char *key)
{
	for (size_t i = 0; i < shape->count; i++) {
		if (strcmp(shape->members[i].key, key) == 0)
			return &shape->members[i];
	}
	return NULL;
}

static size_t count_at(const void *owner, size_t offset)
{
	return *(const size_t *)(const void *)((const char *)owner + offset);
}

/* Whether an object has a key, known or not. */
static bool has_keys(const struct shape *shape, const void *owner)
{
	const char *const *extra = (const void *)((const char *)owner + shape->extra);
	for (size_t i = 0; i < shape->count; i++)
		if (member_is_there(&shape->members[i], owner))
			return true;
	return *extra != NULL;
}

/* Whether something stands there, whatever is said of the key: what is there prints, so
 * nothing may keep it from being written, and from being sealed. */
static bool holds(const struct member *member, const void *owner)
{
	const void *at = (const char *)owner + member->offset;
	switch (member->kind) {
	case MEMBER_STRINGS: return ((const struct string_list *)at)->count > 0;
	case MEMBER_PLACES: return ((const struct card_places *)at)->count > 0;
	case MEMBER_LIST: return count_at(owner, member->count) > 0;
	case MEMBER_OBJECT: return has_keys(member->shape, at);
	default: return false;
	}
}

bool member_is_there(const struct member *member, const void *owner)
{
	const char *at = (const char *)owner + member->offset;
	if (member->present)
		return *(const bool *)((const char *)owner + member->present) ||
		       holds(member, owner);
	switch (member->kind) {
	case MEMBER_UUID: return *at != '\0';
	case MEMBER_TEXT:
	case MEMBER_LAYOUT:
	case MEMBER_DAY: return *(char *const *)(const void *)at != NULL;
	case MEMBER_DECIMAL:
		return ((const struct decimal *)(const void *)at)->kind != DECIMAL_ABSENT;
	default: return true;
	}
}
