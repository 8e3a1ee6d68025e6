/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "intake/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "text/i18n.h"
#include "text/macros.h"
#include "text/utf8.h"

/* Of a hundred Thai letters so many may stand where none can: typing errors, and words that
 * a line end cut in two. */
enum { MISPLACED_PERCENT = 3 };

static const struct {
	enum encoding encoding;
	const char *mark;
	size_t bytes;
	const char *name; /* iconv's */
} forms[] = {
	{LETTERS_UTF8, "\xEF\xBB\xBF", 3, "UTF-8"},
	{LETTERS_UTF16LE, "\xFF\xFE", 2, "UTF-16LE"},
	{LETTERS_UTF16BE, "\xFE\xFF", 2, "UTF-16BE"},
	{LETTERS_TIS620, NULL, 0, "CP874"},
};

static size_t form_of_mark(const unsigned char *bytes, size_t count)
{
	for (size_t i = 0; i < COUNT(forms); i++)
		if (forms[i].mark && count >= forms[i].bytes &&
			!memcmp(bytes, forms[i].mark, forms[i].bytes))
			return i;
	return COUNT(forms);
}

size_t encoding_mark(const unsigned char *bytes, size_t count)
{
	const size_t form = form_of_mark(bytes, count);
	return form < COUNT(forms) ? forms[form].bytes : 0;
}

/* --- Thai of one byte a letter --- */

enum thai_kind { THAI_NONE, THAI_CONSONANT, THAI_LEADING, THAI_MARK, THAI_OTHER };

static bool is_mark(unsigned char byte)
{
	return byte == 0xD1 || (byte >= 0xD4 && byte <= 0xDA) ||
	       (byte >= 0xE7 && byte <= 0xEE);
}

/* What a byte is in CP874. THAI_NONE: nothing there. */
static enum thai_kind thai_kind(unsigned char byte)
{
	if (is_mark(byte))
		return THAI_MARK;
	if (byte >= 0xA1 && byte <= 0xCE)
		return THAI_CONSONANT;
	if (byte >= 0xE0 && byte <= 0xE4)
		return THAI_LEADING;
	if ((byte >= 0xCF && byte <= 0xD3) || byte == 0xDF ||
		(byte >= 0xE5 && byte <= 0xFB))
		return THAI_OTHER;
	/* The euro, dots, quotes, dashes and the space that CP874 has besides. */
	if (byte == 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97) ||
		byte == 0xA0)
		return THAI_OTHER;
	return THAI_NONE;
}

/* Whether the letter can stand behind the one before it: a mark stands on a consonant or on
 * another mark. (0x9F and below are quotes: they are no Thai word.) */
static bool is_in_place(enum thai_kind kind, enum thai_kind before)
{
	if (kind == THAI_MARK)
		return before == THAI_CONSONANT || before == THAI_MARK;
	return before != THAI_LEADING || kind == THAI_CONSONANT;
}

static bool is_thai(const unsigned char *bytes, size_t count)
{
	size_t letters = 0, misplaced = 0, consonants = 0;
	enum thai_kind before = THAI_OTHER;
	for (size_t i = 0; i < count; i++) {
		const bool ascii = bytes[i] < 0x80;
		const enum thai_kind kind = ascii ? THAI_OTHER : thai_kind(bytes[i]);
		if (kind == THAI_NONE)
			return false;
		letters += !ascii;
		consonants += kind == THAI_CONSONANT;
		misplaced += !is_in_place(kind, before);
		before = kind;
	}
	/* Of Thai text consonants are nearly the half. */
	return consonants * 4 >= letters &&
	       misplaced * 100 <= letters * MISPLACED_PERCENT;
}

/* --- what it is --- */

static enum encoding find_unmarked(const unsigned char *bytes, size_t count, size_t *bad)
{
	const unsigned char *nul = count ? memchr(bytes, '\0', count) : NULL;
	if (nul) {
		*bad = (size_t)(nul - bytes);
		return LETTERS_UNKNOWN;
	}
	if (!count || utf8_valid((const char *)bytes, count, bad))
		return LETTERS_UTF8;
	return is_thai(bytes, count) ? LETTERS_TIS620 : LETTERS_UNKNOWN;
}

enum encoding encoding_find(const unsigned char *bytes, size_t count, size_t *bad)
{
	size_t place = 0;
	const size_t form = form_of_mark(bytes, count);
	const size_t mark = form < COUNT(forms) ? forms[form].bytes : 0;
	enum encoding found = mark ? forms[form].encoding : LETTERS_UNKNOWN;
	if (found == LETTERS_UNKNOWN)
		found = find_unmarked(bytes, count, &place);
	else if (found == LETTERS_UTF8 &&
		 find_unmarked(bytes + mark, count - mark, &place) != LETTERS_UTF8) {
		place += mark;
		found = LETTERS_UNKNOWN; /* it says that it is UTF-8 */
	}
	if (bad)
		*bad = place;
	return found;
}

bool encoding_recognises(const struct intake_file *file)
{
	return encoding_find(file->bytes, file->count, NULL) != LETTERS_UNKNOWN;
}

/* --- to UTF-8 --- */

/* Appends the bytes as UTF-8. Returns how many of them could be read; of a letter that is cut
 * off, and of a NUL, none. */
static size_t convert(
	struct str *text, iconv_t converter, const unsigned char *bytes, size_t count)
{
	char *from = (char *)bytes;
	size_t left = count, result;
	do {
		str_reserve(text, left * 2 + UTF8_BYTES_MAX);
		char *to = text->data + text->bytes;
		size_t room = text->capacity - text->bytes - 1;
		result = iconv(converter, &from, &left, &to, &room);
		text->bytes = (size_t)(to - text->data);
		text->data[text->bytes] = '\0';
	} while (result == (size_t)-1 && errno == E2BIG &&
		 text->bytes <= SOURCE_TEXT_BYTES);
	return count - left;
}

static unsigned count_lines(const char *text, size_t bytes)
{
	unsigned lines = 1;
	for (size_t i = 0; i < bytes; i++)
		lines += text[i] == '\n';
	return lines;
}

/* text: what of the file could be read, up to the byte that could not. */
static bool refuse_byte(const struct intake_file *file, const char *text, size_t bytes,
	unsigned byte, struct error *error)
{
	return intake_refuse(error, file,
		&(struct source_place){.line = count_lines(text, bytes)},
		_("byte %02X belongs to no letter of UTF-8 or of Thai (TIS-620); save the "
		  "file as UTF-8"),
		byte);
}

static bool read_form(const struct intake_file *file, size_t form, struct str *text,
	struct error *error)
{
	iconv_t converter = iconv_open("UTF-8", forms[form].name);
	if (converter == (iconv_t)-1)
		return error_set(error, ERROR_SYSTEM,
			_("%s: this machine cannot convert %s; save the file as UTF-8"),
			file->name, forms[form].name);
	const size_t mark = forms[form].mark ? forms[form].bytes : 0;
	const size_t done =
		mark + convert(text, converter, file->bytes + mark, file->count - mark);
	iconv_close(converter);
	const char *nul = memchr(text->data, '\0', text->bytes);
	if (text->bytes > SOURCE_TEXT_BYTES)
		return intake_refuse(error, file, &(struct source_place){0},
			_("its text is longer than %d MB"), SOURCE_TEXT_BYTES >> 20);
	if (nul)
		return refuse_byte(
			file, text->data, (size_t)(nul - text->data), 0, error);
	return done == file->count ||
	       refuse_byte(file, text->data, text->bytes, file->bytes[done], error);
}

bool encoding_read(struct source *source, const struct intake_file *file,
	struct str *text, struct error *error)
{
	size_t bad, form = 0;
	const enum encoding found = encoding_find(file->bytes, file->count, &bad);
	if (found == LETTERS_UNKNOWN)
		return refuse_byte(file, (const char *)file->bytes, bad,
			bad < file->count ? file->bytes[bad] : 0, error);
	if (found == LETTERS_UTF8) {
		const size_t mark = encoding_mark(file->bytes, file->count);
		str_append(text, (const char *)file->bytes + mark, file->count - mark);
		return true;
	}
	while (forms[form].encoding != found)
		form++;
	if (found == LETTERS_TIS620)
		source_note_add(source, &(struct source_place){0},
			_("the text was taken for Thai of one byte a letter (TIS-620)"));
	return read_form(file, form, text, error);
}
