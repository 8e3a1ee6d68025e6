/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Owners as tables name them: parted by strokes, commas, line ends, by spaces where each is
 * a division; what stands in brackets belongs to the name before it.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "intake/proposal_make.h"
#include "intake/rules.h"
#include "model/lists.h"
#include "text/list_mark.h"
#include "text/mem.h"
#include "text/str.h"

/* Divisions: the next name begins with them behind a space. */
static const char *const divisions[] = {"สำนัก", "กอง", "ทุก", "หน่วยตรวจสอบ", "หน่วยงาน",
	"ศูนย์", "โรงเรียน", "ส่วนราชการ", "คณะ", NULL};
/* What cannot be a name by itself: the line ended inside it. */
static const char *const beginnings[] = {
	"กอง", "สำนัก", "งาน", "ฝ่าย", "ศูนย์", "ส่วน", "หน่วย", "นัก", "เจ้าพนักงาน", NULL};
static const char *const partings[] = {"/", ",", ";", "\n", "และ", NULL};

/* Adds the name without what is around it; that is dropped. */
static void add(
	struct string_list *owners, const char *name, size_t bytes, struct str *dropped)
{
	while (bytes && strchr(" \n", *name)) {
		name++;
		bytes--;
	}
	const size_t mark = list_mark(name, bytes);
	str_append(dropped, name, mark);
	name += mark;
	bytes -= mark;
	for (; bytes && strchr(" \n,;/", name[bytes - 1]); bytes--)
		str_putc(dropped, name[bytes - 1]);
	if (!bytes)
		return;
	char *owner = mem_strndup(name, bytes);
	for (char *c = owner; *c; c++)
		if (*c == '\n')
			*c = ' ';
	string_list_add(owners, owner);
	free(owner);
}

/* Whether the name that ends here is nothing but a beginning. */
static bool is_beginning(const char *name, size_t bytes)
{
	while (bytes && strchr(" \n", *name)) {
		name++;
		bytes--;
	}
	for (const char *const *word = beginnings; *word; word++)
		if (strlen(*word) == bytes && !memcmp(name, *word, bytes))
			return true;
	return false;
}

static bool is_division(const char *name)
{
	return phrase_starts(name + strspn(name, " \n"), divisions) > 0;
}

/* งาน, ฝ่าย, นิติกร: below a division, which may stand behind it. */
static bool is_below(const struct string_list *posts, const char *name)
{
	name += strspn(name, " \n");
	for (size_t i = 0; i < posts->count; i++)
		if (!strncmp(name, posts->items[i], strlen(posts->items[i])))
			return true;
	return false;
}

/* Whether the name that goes up to here says its division already. */
static bool has_division(const char *name, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if ((!i || name[i - 1] == ' ' || name[i - 1] == '\n') &&
			is_division(name + i))
			return true;
	return false;
}

/* Whether a space parts two names: งานพัสดุ กองคลัง is one, สำนักปลัด กองคลัง are two. */
static bool space_parts(const struct string_list *posts, const char *name, size_t bytes,
	const char *behind)
{
	if (!is_division(name) && !is_below(posts, name))
		return false;
	if (is_below(posts, behind))
		return true;
	return is_division(behind) && has_division(name, bytes);
}

/* Whether names part at this sign, the name that ends there beginning at start. */
static bool parts_at(const struct string_list *posts, const char *text, size_t start,
	size_t at, size_t *skip)
{
	*skip = phrase_starts(text + at, partings);
	const char *behind = text + at + *skip + strspn(text + at + *skip, " \n");
	if (*behind == '(' || is_beginning(text + start, at - start))
		return false;
	if (*skip == strlen("และ"))
		return is_division(text + start) && is_division(behind);
	if (*skip)
		return true;
	*skip = 1;
	return text[at] == ' ' && space_parts(posts, text + start, at - start, behind);
}

static bool is_letters(unsigned char byte)
{
	return byte >= 0x80;
}

/* The text with the space taken out that a line end left behind a beginning. */
static char *joined(const char *text)
{
	struct str out = STR_INIT;
	size_t start = 0;
	for (size_t at = 0; text[at]; at++) {
		const bool white = text[at] == ' ' || text[at] == '\n';
		if (white && is_beginning(out.data + start, out.bytes - start) &&
			is_letters((unsigned char)text[at + 1]))
			continue;
		str_putc(&out, text[at]);
		if (white || strchr("/,;(", text[at]))
			start = out.bytes;
	}
	char *copy = mem_strdup(out.data);
	str_release(&out);
	return copy;
}

void owners_split(struct string_list *owners, const struct string_list *posts,
	const char *text, struct str *dropped)
{
	char *whole = joined(text);
	size_t start = 0, skip;
	unsigned depth = 0;
	for (size_t at = 0; whole[at];) {
		depth += whole[at] == '(';
		depth -= whole[at] == ')' && depth;
		if (depth || !parts_at(posts, whole, start, at, &skip)) {
			at++;
			continue;
		}
		add(owners, whole + start, at - start, dropped);
		str_append(dropped, whole + at, skip);
		at += skip;
		start = at;
	}
	add(owners, whole + start, strlen(whole) - start, dropped);
	free(whole);
}
