/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "office/evidence_found.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/file.h"
#include "publish/link.h"
#include "text/cell.h"
#include "text/list_mark.h"
#include "text/macros.h"
#include "text/mem.h"

enum { CAPTION_COLUMNS = 60 };

/* --- addresses --- */

static bool is_of_web(const char *text, const struct link *link)
{
	static const char mailbox[] = "mailto:";
	return strcmp(link->scheme, mailbox) != 0 &&
	       strncasecmp(text + link->start, mailbox, strlen(mailbox)) != 0;
}

/* The next address of the web at or behind an offset. */
static bool web_next(const char *text, size_t bytes, size_t offset, struct link *link)
{
	while (link_next(text, bytes, offset, link)) {
		if (is_of_web(text, link))
			return true;
		offset = link->start + link->bytes;
	}
	return false;
}

static bool is_known(
	const struct found_addresses *found, const struct card *card, const char *address)
{
	for (size_t i = 0; i < found->count; i++)
		if (!strcmp(found->items[i].address, address))
			return true;
	for (size_t i = 0; i < card->evidence.count; i++)
		if (card->evidence.items[i].ref &&
			!strcmp(card->evidence.items[i].ref, address))
			return true;
	return false;
}

/* --- words before an address --- */

static bool is_lead(char byte)
{
	return byte == ' ' || byte == '\t' || byte == ':' || byte == '(' || byte == '[' ||
	       byte == '-' || byte == ',' || byte == '"' || byte == '<';
}

/* What only leads to an address says nothing of what is there. */
static size_t without_lead(const char *text, size_t bytes)
{
	static const char *const words[] = {"ได้ที่", "ทางเว็บไซต์", "ผ่านเว็บไซต์", "ที่เว็บไซต์",
		"เว็บไซต์", "เว็ปไซต์", "ลิงก์", "ลิ้งค์", "ลิงค์", "link", "Link", "URL", "url",
		"ที่", "ตาม", "ทาง", "ผ่าน", "ดู", "โดย", "และ"};
	for (bool again = true; again;) {
		again = false;
		while (bytes && is_lead(text[bytes - 1]))
			bytes--;
		for (size_t i = 0; !again && i < COUNT(words); i++) {
			const size_t length = strlen(words[i]);
			again = bytes >= length &&
				!memcmp(text + bytes - length, words[i], length);
			bytes -= again ? length : 0;
		}
	}
	return bytes;
}

/* As much of its end as a caption holds, from a space on. */
static size_t caption_start(const char *text, size_t bytes)
{
	size_t start = 0;
	while (text_columns(text + start, bytes - start) > CAPTION_COLUMNS) {
		const char *space = memchr(text + start, ' ', bytes - start);
		if (!space)
			return bytes; /* one long word is cut nowhere */
		start = (size_t)(space - text) + 1;
	}
	return start;
}

/* The words of one line, of which so many bytes stand before the address; nothing where
 * another address stands among them. False: there are none. */
static bool append_words(struct str *out, const char *line, size_t bytes)
{
	struct link link;
	size_t start = 0;
	while (web_next(line, bytes, start, &link))
		start = link.start + link.bytes;
	while (start < bytes && is_lead(line[start]))
		start++;
	if (!start || start < bytes)
		start += list_mark(line + start, bytes - start);
	const size_t end = start + without_lead(line + start, bytes - start);
	start += caption_start(line + start, end - start);
	str_append(out, line + start, end - start);
	return end > start;
}

/* Those of its own line, else of the line above it. */
static void append_before(struct str *out, const char *text, size_t at)
{
	size_t start = at;
	while (start && text[start - 1] != '\n')
		start--;
	if (append_words(out, text + start, at - start) || !start)
		return;
	const size_t end = start - 1;
	for (start = end; start && text[start - 1] != '\n';)
		start--;
	append_words(out, text + start, end - start);
}

/* --- of a card --- */

static void find_in(
	struct found_addresses *found, const struct card *card, const struct str *text)
{
	struct link link;
	for (size_t at = 0; web_next(text->data, text->bytes, at, &link);
		at = link.start + link.bytes) {
		struct str caption = STR_INIT;
		char *address = mem_strndup(text->data + link.start, link.bytes);
		if (is_known(found, card, address)) {
			free(address);
			continue;
		}
		append_before(&caption, text->data, link.start);
		found->items = mem_grow(found->items, found->count, &found->capacity,
			sizeof(*found->items));
		found->items[found->count++] =
			(struct found_address){address, str_detach(&caption)};
	}
}

void addresses_find(
	struct found_addresses *found, const struct card *card, unsigned fields)
{
	struct str text = STR_INIT;
	for (enum card_field field = 0; field < FIELD_COUNT; field++) {
		if (field == FIELD_EVIDENCE || !(fields & 1u << field))
			continue;
		str_clear(&text);
		card_field_append(&text, card, field);
		find_in(found, card, &text);
	}
	str_release(&text);
}

bool addresses_any(const struct card *card, enum card_field field)
{
	static const struct found_addresses none = {0};
	struct str text = STR_INIT;
	struct link link = {0};
	bool any = false;
	card_field_append(&text, card, field);
	while (!any && web_next(text.data, text.bytes, link.start + link.bytes, &link)) {
		char *address = mem_strndup(text.data + link.start, link.bytes);
		any = !is_known(&none, card, address);
		free(address);
	}
	str_release(&text);
	return any;
}

void found_addresses_release(struct found_addresses *found)
{
	for (size_t i = 0; i < found->count; i++) {
		free(found->items[i].address);
		free(found->items[i].caption);
	}
	free(found->items);
	*found = (struct found_addresses){0};
}

void evidence_words_before(struct str *out, const struct card *card, const char *address)
{
	struct str text = STR_INIT;
	const size_t before = out->bytes;
	for (enum card_field field = 0; field < FIELD_COUNT && *address; field++) {
		if (field == FIELD_EVIDENCE)
			continue;
		str_clear(&text);
		card_field_append(&text, card, field);
		const char *at = strstr(text.data, address);
		if (at)
			append_before(out, text.data, (size_t)(at - text.data));
		if (out->bytes > before)
			break;
	}
	str_release(&text);
}

/* --- files --- */

static const char *const photos[] = {
	".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic", ".bmp", ".tif", ".tiff"};
static const char *const documents[] = {".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls",
	".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".odp", ".txt", ".zip", ".mp4", ".mp3"};

static bool is_among(const char *ending, const char *const *endings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!strcasecmp(ending, endings[i]))
			return true;
	return false;
}

const char *evidence_kind_of_file(const char *path)
{
	return is_among(path + file_stem(path), photos, COUNT(photos)) ? "photo"
								       : "document";
}

bool evidence_takes_file(const char *name)
{
	const char *ending = name + file_stem(name);
	return is_among(ending, photos, COUNT(photos)) ||
	       is_among(ending, documents, COUNT(documents));
}

/* IMG_0123, DSC00012, 20250131_101500, Screenshot 2025-01-31, S__1234: no word of people. */
static bool is_number_alone(const char *name)
{
	static const char *const makes[] = {"IMG", "DSC", "DSCN", "DSCF", "PXL", "VID",
		"MVIMG", "WhatsApp", "Screenshot", "image", "photo", "scan", "S", "P",
		"LINE", "ALBUM", "WA", "at", "AM", "PM"};
	while (*name) {
		const size_t word = strspn(
			name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
		bool known = false;
		for (size_t i = 0; word && !known && i < COUNT(makes); i++)
			known = strlen(makes[i]) == word &&
				!strncasecmp(makes[i], name, word);
		if (word && !known)
			return false;
		name += word;
		const size_t rest = strspn(name, "0123456789 ()._-");
		if (!word && !rest)
			return false;
		name += rest;
	}
	return true;
}

void evidence_words_of_file(struct str *out, const char *path)
{
	const char *name = file_last_part(path);
	char *stem = mem_strndup(name, file_stem(name));
	for (char *at = stem; *at; at++)
		if (*at == '_' || *at == '-')
			*at = ' ';
	const size_t from = strspn(stem, " ");
	if (!is_number_alone(stem))
		str_puts(out, stem + from);
	free(stem);
}
