/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "db/engine/raw_record.h"

#include <string.h>

#include "model/limits.h"
#include "text/macros.h"

enum {
	PAGE_FIRST_HEADER = 100, /* of the file, before that of page 1 */
	HEADER_LEAF = 8,
	HEADER_INSIDE = 12,
	HEADER_COUNT = 3,
	HEADER_LAST = 8,
	POINTER = 2,
	CHILD = 4,
	OVERFLOW_NEXT = 4,
	VARINT_MOST = 9,
};

/* --- cells --- */

static bool is_inside(enum raw_kind kind)
{
	return kind == RAW_INDEX_INSIDE || kind == RAW_TABLE_INSIDE;
}

static bool is_kind(unsigned char byte)
{
	return byte == RAW_INDEX || byte == RAW_TABLE || is_inside(byte);
}

struct raw_cells raw_cells_of(const struct raw_pages *pages, uint32_t number)
{
	struct raw_cells cells = {.page = raw_page(pages, number),
		.usable = pages->usable,
		.start = number == 1 ? PAGE_FIRST_HEADER : 0};
	if (!cells.page || !is_kind(cells.page[cells.start]))
		return cells;
	const unsigned char *header = cells.page + cells.start;
	cells.kind = header[0];
	cells.count = raw_big16(header + HEADER_COUNT);
	const size_t own = is_inside(cells.kind) ? HEADER_INSIDE : HEADER_LEAF;
	const size_t most = (cells.usable - cells.start - own) / POINTER;
	cells.count = MIN(cells.count, most);
	if (is_inside(cells.kind))
		cells.last = raw_big32(header + HEADER_LAST);
	return cells;
}

/* --- numbers --- */

/* Moves *at behind the number; false where it reaches to the end. */
static bool read_varint(
	const unsigned char **at, const unsigned char *end, uint64_t *value)
{
	*value = 0;
	for (int i = 0; i < VARINT_MOST && *at < end; i++) {
		const unsigned char byte = *(*at)++;
		if (i == VARINT_MOST - 1) {
			*value = *value << 8 | byte;
			return true;
		}
		*value = *value << 7 | (byte & 0x7F);
		if (!(byte & 0x80))
			return true;
	}
	return false;
}

static int64_t read_integer(const unsigned char *at, size_t bytes)
{
	uint64_t value = bytes && at[0] & 0x80 ? UINT64_MAX : 0;
	for (size_t i = 0; i < bytes; i++)
		value = value << 8 | at[i];
	return (int64_t)value;
}

/* --- what of a record stands elsewhere --- */

/* How much of a payload stands in the cell itself. */
static size_t local_bytes(size_t usable, enum raw_kind kind, size_t payload)
{
	const size_t most =
		kind == RAW_TABLE ? usable - 35 : (usable - 12) * 64 / 255 - 23;
	const size_t least = (usable - 12) * 32 / 255 - 23;
	if (payload <= most)
		return payload;
	const size_t rest = least + (payload - least) % (usable - OVERFLOW_NEXT);
	return rest <= most ? rest : least;
}

/* Appends what the chain of pages holds, up to so many bytes in all; less where it breaks
 * off. */
static void read_overflow(const struct raw_pages *pages, uint32_t number,
	struct str *payload, size_t wanted)
{
	while (payload->bytes < wanted) {
		const unsigned char *page = raw_page(pages, number);
		if (!page)
			return;
		const size_t room = pages->usable - OVERFLOW_NEXT;
		str_append(payload, (const char *)page + OVERFLOW_NEXT,
			MIN(room, wanted - payload->bytes));
		number = raw_big32(page);
	}
}

/* --- records --- */

/* A value by its serial type; how many bytes it takes in *bytes. */
static bool value_of_type(uint64_t serial, struct raw_value *value, size_t *bytes)
{
	static const size_t sizes[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
	enum { REAL = 7, ZERO = 8, ONE = 9, BLOB = 12 };
	*value = (struct raw_value){.type = TYPE_INTEGER};
	if (serial == 0)
		value->type = TYPE_NULL;
	else if (serial == REAL)
		value->type = TYPE_REAL;
	else if (serial >= BLOB)
		value->type = serial & 1 ? TYPE_TEXT : TYPE_OTHER;
	value->integer = serial == ONE;
	if (serial < BLOB && serial > ONE)
		return false;
	if ((serial - BLOB) / 2 > LIMIT_FILE_BYTES && serial >= BLOB)
		return false;
	*bytes = serial < BLOB ? sizes[serial] : (size_t)((serial - BLOB) / 2);
	return true;
}

/* What is there of it; what is cut off is NULL, of a text what is left. */
static void take_value(
	const struct str *payload, size_t start, size_t bytes, struct raw_value *value)
{
	const size_t there = payload->bytes > start ? payload->bytes - start : 0;
	const unsigned char *at = (const unsigned char *)payload->data + start;
	value->cut = bytes > there;
	value->start = start;
	value->bytes = MIN(bytes, there);
	if (value->type == TYPE_TEXT || value->type == TYPE_OTHER || !bytes)
		return;
	if (value->cut) {
		value->type = TYPE_NULL;
	} else if (value->type == TYPE_INTEGER) {
		value->integer = read_integer(at, bytes);
	} else {
		const uint64_t bits = (uint64_t)read_integer(at, bytes);
		memcpy(&value->real, &bits, sizeof(value->real));
	}
}

/* The record that a payload of so many bytes holds; those that are lost are missing at
 * its end. Only where all its sizes come out right is it one. */
static bool read_record(struct raw_row *row, size_t payload)
{
	const unsigned char *at = (const unsigned char *)row->payload.data;
	const unsigned char *end = at + row->payload.bytes;
	uint64_t header, serial;
	row->count = 0;
	if (!read_varint(&at, end, &header) || header > row->payload.bytes)
		return false;
	size_t start = (size_t)header, bytes;
	end = (const unsigned char *)row->payload.data + header;
	while (at < end) {
		struct raw_value *value = &row->values[row->count];
		if (row->count == RAW_COLUMNS || !read_varint(&at, end, &serial) ||
			!value_of_type(serial, value, &bytes))
			return false;
		take_value(&row->payload, start, bytes, value);
		start += bytes;
		row->count++;
	}
	return at == end && start == payload && row->count > 0;
}

/* at: behind the child and, in a table, before the key. */
static bool read_payload(const struct raw_pages *pages, const struct raw_cells *cells,
	const unsigned char *at, struct raw_row *row)
{
	const unsigned char *end = cells->page + cells->usable;
	uint64_t payload, key = 0;
	if (!read_varint(&at, end, &payload) || payload < 2 ||
		payload > (uint64_t)pages->count * pages->page ||
		(cells->kind == RAW_TABLE && !read_varint(&at, end, &key)))
		return false;
	row->key = (int64_t)key;
	row->has_row = true;
	const size_t local = local_bytes(cells->usable, cells->kind, (size_t)payload);
	if (local > (size_t)(end - at))
		return false;
	str_append(&row->payload, (const char *)at, local);
	if (local < payload && end - at - (ptrdiff_t)local >= OVERFLOW_NEXT)
		read_overflow(
			pages, raw_big32(at + local), &row->payload, (size_t)payload);
	return read_record(row, (size_t)payload);
}

bool raw_row_read(const struct raw_pages *pages, const struct raw_cells *cells,
	size_t index, struct raw_row *row)
{
	const bool inside = is_inside(cells->kind);
	const size_t header = cells->start + (inside ? HEADER_INSIDE : HEADER_LEAF);
	const unsigned char *pointer = cells->page + header + index * POINTER;
	const size_t offset = raw_big16(pointer);
	str_clear(&row->payload);
	row->below = 0;
	row->has_row = false;
	if (offset < header || offset + (inside ? CHILD + 1 : POINTER) > cells->usable)
		return false;
	const unsigned char *at = cells->page + offset;
	if (inside) {
		row->below = raw_big32(at);
		at += CHILD;
	}
	if (cells->kind != RAW_TABLE_INSIDE)
		return read_payload(pages, cells, at, row);
	uint64_t key;
	const bool good = read_varint(&at, cells->page + cells->usable, &key);
	row->key = (int64_t)key;
	return good;
}

void raw_row_release(struct raw_row *row)
{
	str_release(&row->payload);
}

const char *raw_bytes(const struct raw_row *row, const struct raw_value *value)
{
	return row->payload.data + value->start;
}
