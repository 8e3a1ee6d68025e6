/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <config.h>

#include "text/wrap.h"

#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"
#include "text/cell.h"
#include "text/list_mark.h"
#include "text/str.h"
#include "text/utf8.h"

enum { WIDTH_LEAST = 8, WIDTH_MOST = 80 };

/* --- the never-rules, stated again: nothing of breaks.c is used here --- */

static bool one_of(uint32_t code_point, const char *set)
{
	for (size_t at = 0, bytes = strlen(set); at < bytes;) {
		uint32_t member;
		at += utf8_decode(set + at, bytes - at, &member);
		if (member == code_point)
			return true;
	}
	return false;
}

static bool starts_with_any(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (!strncmp(text, *words, strlen(*words)))
			return true;
	return false;
}

static bool ends_with_any(const char *text, size_t end, const char *const *words)
{
	for (; *words; words++) {
		size_t bytes = strlen(*words);
		if (bytes <= end && !memcmp(text + end - bytes, *words, bytes))
			return true;
	}
	return false;
}

#define DIGITS "0123456789๐๑๒๓๔๕๖๗๘๙"
#define MARKS  "ัิีึืฺุู็่้๊๋์ํ๎"

static bool is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct place {
	const char *text;
	size_t end, start;    /* where a line ends and the next one starts */
	uint32_t left, right; /* the characters there */
};

/* What may never be, however narrow the line. */
static const char *broken_always(const struct place *p)
{
	if (one_of(p->right, MARKS))
		return "before a mark";
	if (one_of(p->right, "ะาำๅๆฯ"))
		return "before ะ า ำ ๅ ๆ ฯ";
	if (one_of(p->right, ")]}”’»,.:;!?%"))
		return "before closing punctuation";
	if (one_of(p->left, "เแโใไ([{“‘«"))
		return "behind a leading vowel or an opening bracket";
	return NULL;
}

/* What may be only inside what is too wide for a line. */
static const char *broken_mostly(const struct place *p)
{
	static const char *const units[] = {"บาท", "คน ", "เดือน", "ครั้ง", "ฉบับ", "เรื่อง",
		"มกราคม", "มีนาคม", "ตุลาคม", "กันยายน", "ต.ค.", "ก.ย.", "น. ", NULL};
	static const char *const before[] = {
		"พ.ศ.", "ต.ค.", "ก.ย.", "มี.ค.", "ร้อยละ", "ข้อ", "ที่", "มาตรา", NULL};
	bool joined = p->end == p->start;
	if (one_of(p->left, DIGITS) && starts_with_any(p->text + p->start, units))
		return "between a number and its unit";
	if (one_of(p->right, DIGITS) && ends_with_any(p->text, p->end, before))
		return "between a word and its number";
	if (!joined)
		return NULL;
	if (one_of(p->left, DIGITS ",.:/-") && one_of(p->right, DIGITS))
		return "inside a number";
	if (is_latin(p->left) && is_latin(p->right))
		return "inside a Latin word";
	if (one_of(p->left, "?&=_:@") && is_latin(p->right))
		return "inside an address";
	if (p->left == '.')
		return "inside an abbreviation";
	return NULL;
}

static struct place place_between(
	const char *text, const struct wrap_line *line, const struct wrap_line *next)
{
	struct place p = {
		.text = text, .end = line->start + line->bytes, .start = next->start};
	utf8_decode(text + utf8_previous(text, p.end), 4, &p.left);
	utf8_decode(text + p.start, strlen(text + p.start), &p.right);
	return p;
}

/* How many columns around the place hold no white space, nor Thai letters on both
 * sides: about what cannot be broken. */
static bool is_too_wide(const struct place *p, unsigned columns)
{
	size_t start = p->end, end = p->start;
	int words = 3; /* of ๒๖ มีนาคม ๒๕๖๗ */
	while (start && (p->text[start - 1] != ' ' || --words))
		start--;
	words = 3;
	while (p->text[end] && (p->text[end] != ' ' || --words))
		end++;
	return text_columns(p->text + start, end - start) > columns;
}

/* --- what must be so at any width --- */

static void assert_line(const char *text, const struct wrap_line *line, unsigned columns)
{
	const char *start = text + line->start;
	assert_int_equal(line->columns, text_columns(start, line->bytes));
	if (line->indent + line->columns > columns) {
		/* A single cell, with the ำ that must stay beside it. */
		size_t at = cell_next(start, line->bytes).bytes;
		while (at < line->bytes) {
			uint32_t first;
			utf8_decode(start + at, line->bytes - at, &first);
			assert_true(one_of(first, "ำา"));
			at += cell_next(start + at, line->bytes - at).bytes;
		}
	}
	if (line->bytes)
		assert_true(start[line->bytes - 1] != ' ');
}

static void assert_nothing_lost(
	const char *text, size_t bytes, const struct wrap_line *lines, size_t count)
{
	size_t at = 0;
	for (size_t i = 0; i <= count; i++) {
		size_t next = i < count ? lines[i].start : bytes;
		for (; at < next; at++)
			assert_non_null(strchr(" \t\r\v\f", text[at]));
		if (i < count) {
			assert_int_equal(at, next);
			at += lines[i].bytes;
		}
	}
	assert_int_equal(at, bytes);
}

static void assert_wrapped(
	struct wrapper *wrapper, const char *text, size_t bytes, unsigned columns)
{
	size_t count, counted = wrap_count(wrapper, columns);
	const struct wrap_line *lines = wrap_lines(wrapper, columns, &count);
	assert_true(count >= 1);
	assert_int_equal(count, counted);
	assert_true(wrap_count(wrapper, columns + 1) <= count);
	assert_nothing_lost(text, bytes, lines, count);
	assert_int_equal(lines[0].indent, 0);
	for (size_t i = 0; i < count; i++) {
		assert_line(text, &lines[i], columns);
		if (i)
			assert_true(lines[i].indent <= columns / 2);
	}
}

static void assert_readable(
	const char *text, const struct wrap_line *lines, size_t count, unsigned columns)
{
	for (size_t i = 1; i < count; i++) {
		struct place p = place_between(text, &lines[i - 1], &lines[i]);
		unsigned room = columns - lines[i].indent;
		const char *broken = room < WIDTH_LEAST ? NULL : broken_always(&p);
		if (!broken && !is_too_wide(&p, room))
			broken = broken_mostly(&p);
		if (broken)
			fail_msg("%u columns: broken %s: %.*s / %.*s", columns, broken,
				(int)lines[i - 1].bytes, text + lines[i - 1].start,
				(int)lines[i].bytes, text + lines[i].start);
	}
}

/* What is quick says the same. */
static void assert_measured(struct wrapper *wrapper, const char *text, size_t bytes)
{
	wrap_measure(wrapper, text, bytes);
	const unsigned word = wrap_word(wrapper);
	assert_int_equal(wrap_extent(wrapper), text_columns(text, bytes));
	wrap_load(wrapper, text, bytes);
	assert_int_equal(wrap_extent(wrapper), text_columns(text, bytes));
	assert_int_equal(wrap_word(wrapper), word);
	assert_true(word <= wrap_extent(wrapper));
}

static void wrap_at_every_width(struct wrapper *wrapper, const char *text, size_t bytes)
{
	assert_measured(wrapper, text, bytes);
	for (unsigned columns = WIDTH_LEAST; columns <= WIDTH_MOST; columns++) {
		size_t count;
		assert_wrapped(wrapper, text, bytes, columns);
		const struct wrap_line *lines = wrap_lines(wrapper, columns, &count);
		assert_readable(text, lines, count, columns);
	}
}

/* --- every paragraph of the reports --- */

/* The next string of JSON at *json, with its escapes undone; false at the end. */
static bool next_string(const char **json, struct str *out)
{
	str_clear(out);
	const char *at = strchr(*json, '"');
	if (!at)
		return false;
	for (at++; *at && *at != '"'; at++) {
		if (*at != '\\') {
			str_putc(out, *at);
			continue;
		}
		at++;
		if (*at == 'u') {
			char digits[5] = {at[1], at[2], at[3], at[4]};
			str_put_code_point(out, (uint32_t)strtoul(digits, NULL, 16));
			at += 4;
		} else {
			str_putc(out, *at == 'n' ? '\n' : *at == 't' ? '\t' : *at);
		}
	}
	*json = *at ? at + 1 : at;
	return true;
}

static void test_reports(void **state)
{
	(void)state;
	struct wrapper *wrapper = wrapper_new();
	struct str json = STR_INIT, text = STR_INIT;
	for (const struct support_report *r = support_reports; r->path; r++) {
		support_read(r->path, &json);
		size_t paragraphs = 0;
		for (const char *at = json.data; next_string(&at, &text);) {
			char *rest = NULL;
			for (char *p = strtok_r(text.data, "\n", &rest); p;
				p = strtok_r(NULL, "\n", &rest), paragraphs++)
				wrap_at_every_width(wrapper, p, strlen(p));
		}
		assert_true(paragraphs > 100);
	}
	str_release(&json);
	str_release(&text);
	wrapper_free(wrapper);
}

/* --- the fifteen inputs of Thai, each alone and inside a sentence --- */

static const char *const inputs[] = {
	"ที่",
	"น้ำ",
	"น\u0E49\u0E4D\u0E32",
	"น\u0E4D\u0E49\u0E32",
	"ก\u0E48\u0E35",
	"ก\u0E48\u0E38",
	"เเปลก",
	"\u0E48",
	" \u0E48",
	"ก\u0E34\u0E48\u0E49\u0E4A\u0E4B\u0E48\u0E49\u0E4A\u0E4BX",
	"ก\u200Bข",
	"ก\u200Dข",
	"\uFEFFก",
	"กำ",
	"สิทธิ์และปู่",
	"เด็ก ๆ",
	"กรุงเทพฯ",
	"ฯลฯ",
	"๑๒,๕๐๐.๗๕ บาท",
	"ต.ค. ๖๗",
	"www.dla.go.th",
	"“(บาท)”",
	"\u0E3B",
	"ก\u00A0ข",
	"…",
	"€",
	"👍",
	"ก\xFFข",
	"\xE0\xB8",
};

static void test_inputs(void **state)
{
	(void)state;
	struct wrapper *wrapper = wrapper_new();
	struct str text = STR_INIT;
	for (size_t i = 0; i < sizeof(inputs) / sizeof(inputs[0]); i++) {
		wrap_at_every_width(wrapper, inputs[i], strlen(inputs[i]));
		str_clear(&text);
		for (size_t other = 0; other < sizeof(inputs) / sizeof(inputs[0]);
			other++)
			str_printf(&text, "%s ข้อความ%s ", inputs[other], inputs[i]);
		wrap_at_every_width(wrapper, text.data, text.bytes);
	}
	str_release(&text);
	wrapper_free(wrapper);
}

/* --- single texts --- */

struct wrapped {
	const char *text;
	unsigned columns;
	const char *lines; /* with their indents, | between them */
};

static const struct wrapped cases[] = {
	{"", 10, ""},
	{"   ", 10, ""},
	{"ก", 1, "ก"},
	{"กำ", 1, "กำ"},
	{"กำำ", 1, "กำ|ำ"},
	{"กําำ", 1, "กํา|ำ"}, /* an า that is a ำ is no base of the next */
	{"กําํา", 1, "กําํ|า"},
	{"น้ำ", 2, "น้ำ"},
	{"ที่", 1, "ที่"},
	{"ที่ที่", 1, "ที่|ที่"},
	{"日本", 1, "日|本"},
	{"ข้อความ ภาษา", 7, "ข้อความ|ภาษา"},
	{"ข้อความ ภาษา", 6, "ข้อความ|ภาษา"},
	{"ข้อความ ภาษา", 11, "ข้อความ ภาษา"},
	{"ข้อความ    ", 6, "ข้อความ"},
	/* white space at the start stays while the first word fits beside it */
	{"   ข้อความ ภาษา", 9, "   ข้อความ|ภาษา"},
	{"   ข้อความ ภาษา", 7, " ข้อความ|ภาษา"},
	{"   ข้อความ ภาษา", 6, "ข้อความ|ภาษา"},
	/* marks hang */
	{"- ข้อความ ภาษา", 10, "- ข้อความ|  ภาษา"},
	{"-ข้อความ ภาษา", 8, "-ข้อความ| ภาษา"},
	{"๑. ข้อความ ภาษา", 10, "๑. ข้อความ|   ภาษา"},
	{"๑๐. ข้อความ ภาษา", 10, "๑๐. ข้อความ|    ภาษา"},
	{"1) ข้อความ ภาษา", 10, "1) ข้อความ|   ภาษา"},
	{"(๑) ข้อความ ภาษา", 10, "(๑) ข้อความ|    ภาษา"},
	{"ก. ข้อความ ภาษา", 10, "ก. ข้อความ|   ภาษา"},
	{"• ข้อความ ภาษา", 10, "• ข้อความ|  ภาษา"},
	{"  - ข้อความ ภาษา", 11, "  - ข้อความ|    ภาษา"},
	{"๑.๑ ข้อความ ภาษา", 11, "๑.๑ ข้อความ|    ภาษา"},
	/* by half the width at most */
	{"(๑๐) ข้อ ภาษา", 8, "(๑๐) ข้อ|    ภาษา"},
	{"๑๒.๕๐ บาท ภาษา", 10, "๑๒.๕๐ บาท|ภาษา"},
	{"๒๕๖๖. ข้อ ภาษา", 10, "๒๕๖๖. ข้อ|ภาษา"},
	{"น. ต่อ ภาษา", 7, "น. ต่อ|ภาษา"},
	{"--- ข้อ ภาษา", 8, "--- ข้อ|ภาษา"},
	/* what is too wide is cut where it hurts least */
	{"มี ๑ ตุลาคม", 6, "มี|๑|ตุลาคม"},
	{"ดู http://www.dla.go.th/ข่าว?id=42", 12, "ดู|http://www.|dla.go.th/|ข่าว?id=42"},
	/* which leaves room for ำ beside its base */
	{"-น้ำดำ", 2, "-|น้ำ|ดำ"},
	{"-น้ำดำ", 3, "-น้ำ|ดำ"},
	{"-น้ำดำ", 4, "-น้ำ| ดำ"},
	{"๑. ประชาสัมพันธ์ข่าว", 10, "๑.|ประชาสัมพันธ์|ข่าว"},
	{"๑. ประชาสัมพันธ์ข่าว", 11, "๑.| ประชาสัมพันธ์| ข่าว"},
	{"๑. ประชาสัมพันธ์ข่าว", 13, "๑. ประชาสัมพันธ์|   ข่าว"},
	{"- http://www.dla.go.th", 12, "- http://|  www.dla.|  go.th"},
	{"- abcdefghijkl", 6, "- abcd|  efgh|  ijkl"},
	{"abcdefghij", 4, "abcd|efgh|ij"},
	{"เด็ก ๆ", 5, "เด็ก ๆ"},
	{"เด็ก ๆ", 4, "เด็|ก ๆ"},
};

static void join_lines(
	struct str *out, const char *text, const struct wrap_line *lines, size_t count)
{
	str_clear(out);
	for (size_t i = 0; i < count; i++) {
		if (i)
			str_putc(out, '|');
		str_repeat(out, ' ', lines[i].indent);
		str_append(out, text + lines[i].start, lines[i].bytes);
	}
}

static void test_cases(void **state)
{
	(void)state;
	struct wrapper *wrapper = wrapper_new();
	struct str joined = STR_INIT;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *text = cases[i].text;
		size_t count;
		wrap_load(wrapper, text, strlen(text));
		const struct wrap_line *lines =
			wrap_lines(wrapper, cases[i].columns, &count);
		join_lines(&joined, text, lines, count);
		assert_string_equal(joined.data, cases[i].lines);
	}
	str_release(&joined);
	wrapper_free(wrapper);
}

static void test_measures(void **state)
{
	(void)state;
	struct wrapper *wrapper = wrapper_new();
	wrap_load(wrapper, "", 0);
	assert_int_equal(wrap_columns(wrapper), 0);
	assert_int_equal(wrap_widest(wrapper), 0);
	static const char text[] = "ข้อความ  ๑๒,๕๐๐ บาท ";
	wrap_load(wrapper, text, strlen(text));
	assert_int_equal(wrap_columns(wrapper), strlen("xxxxxx  12,500 xxx"));
	assert_int_equal(wrap_widest(wrapper), strlen("12,500 xxx"));
	assert_int_equal(wrap_extent(wrapper), strlen("xxxxxx  12,500 xxx "));
	assert_int_equal(wrap_word(wrapper), strlen("12,500"));
	wrapper_free(wrapper);
}

static void test_list_mark(void **state)
{
	(void)state;
	static const struct {
		const char *text, *mark;
	} marks[] = {
		{"- ก", "- "},
		{"-ก", "-"},
		{"– ก", "– "},
		{"•ก", "•"},
		{"๑. ก", "๑. "},
		{"1.ก", "1."},
		{"๑.๑ ก", "๑.๑ "},
		{"๑.๑. ก", "๑.๑. "},
		{"1) ก", "1) "},
		{"๑.๑) ก", "๑.๑) "},
		{"(๑) ก", "(๑) "},
		{"(ก) ข", "(ก) "},
		{"ก. ข", "ก. "},
		{"ก) ข", "ก) "},
		{"a) b", "a) "},
		{"๑๐๐. ก", "๑๐๐. "},
		{"-", ""},
		{"- ", ""},
		{"๑.", ""},
		{"--", ""},
		{"-๕", ""},
		{"๑ ก", ""},
		{"๑๐๐๐. ก", ""},
		{"๑.๕ เมตร", ""},
		{"๑๓.๐๐ น.", ""},
		{"(๑ ก", ""},
		{"ก.ย. ๖๘", ""},
		{"น. ก", ""},
		{"กข", ""},
		{"", ""},
		{" - ก", ""},
	};
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		assert_int_equal(list_mark(marks[i].text, strlen(marks[i].text)),
			strlen(marks[i].mark));
}

/* --- any text --- */

static void test_any_text(void **state)
{
	(void)state;
	static const char *const parts[] = {"ก", "ที่", "น้ำ", "มาตรการ", "โปร่งใส", "เ", "ๆ",
		"ฯ", "๑", "๒๕๖๖", "1. ", "- ", "(", ")", "“", "”", "a", "Service", " ",
		"  ", "\t", "\u200B", "\u200D", "\u00A0", "日", "👍", "่", "ำ", "ํา", "\xFF",
		"/", "-", "www.a.go.th", "http://b/c?d=e", "พ.ศ.", "บาท", ".", ","};
	struct support_random random = {19};
	struct wrapper *wrapper = wrapper_new();
	struct str text = STR_INIT;
	for (int round = 0; round < 3000; round++) {
		str_clear(&text);
		for (uint32_t n = support_draw(&random, 30); n; n--)
			str_puts(&text, parts[support_draw(&random,
						sizeof(parts) / sizeof(parts[0]))]);
		wrap_load(wrapper, text.data, text.bytes);
		for (unsigned columns = 1; columns <= 40; columns++)
			assert_wrapped(wrapper, text.data, text.bytes, columns);
	}
	str_release(&text);
	wrapper_free(wrapper);
}

/* A paper whose units are so much finer than columns that a letter has more of them than a
 * byte can say. */
enum { FINE = 100 };

static const unsigned char *measure_fine(void *context, const char *text, size_t bytes)
{
	unsigned char *widths = context;
	memset(widths, 0, bytes);
	for (size_t at = 0; at < bytes;) {
		const struct cell cell = cell_next(text + at, bytes - at);
		unsigned width = cell.columns * FINE * 3;
		for (size_t i = 0; i < cell.bytes && width; i++) {
			widths[at + i] = (unsigned char)(width < 255 ? width : 255);
			width -= widths[at + i];
		}
		at += cell.bytes;
	}
	return widths;
}

/* Lines end by the ruler where they end by columns. */
static void test_ruler(void **state)
{
	static const char text[] =
		"การดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสของหน่วยงานที่รับผิดชอบ"
		"ในพื้นที่ทุกหมู่บ้านตลอดปีงบประมาณ";
	unsigned char widths[sizeof(text)];
	const struct wrap_ruler ruler = {measure_fine, widths, WRAP_WORD_MAX * FINE * 3};
	struct wrapper *wrapper = wrapper_new(), *fine = wrapper_new();
	(void)state;
	wrapper_set_ruler(fine, &ruler);
	wrap_load(wrapper, text, strlen(text));
	wrap_load(fine, text, strlen(text));
	assert_int_equal(wrap_columns(fine), wrap_columns(wrapper) * FINE * 3);
	assert_int_equal(wrap_word(fine), wrap_word(wrapper) * FINE * 3);
	for (unsigned columns = 5; columns < WIDTH_MOST; columns++) {
		size_t count, other;
		const struct wrap_line *lines = wrap_lines(wrapper, columns, &count);
		const struct wrap_line *finer =
			wrap_lines(fine, columns * FINE * 3 + FINE, &other);
		assert_int_equal(other, count);
		for (size_t i = 0; i < count; i++) {
			assert_int_equal(finer[i].start, lines[i].start);
			assert_int_equal(finer[i].bytes, lines[i].bytes);
			assert_int_equal(finer[i].columns, lines[i].columns * FINE * 3);
		}
	}
	wrapper_set_ruler(fine, NULL);
	wrap_load(fine, text, strlen(text));
	assert_int_equal(wrap_columns(fine), wrap_columns(wrapper));
	wrapper_free(wrapper);
	wrapper_free(fine);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_measures),
		cmocka_unit_test(test_list_mark),
		cmocka_unit_test(test_ruler),
		cmocka_unit_test(test_inputs),
		cmocka_unit_test(test_any_text),
		cmocka_unit_test(test_reports),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
